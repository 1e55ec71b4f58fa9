import type { Text } from '../../language/text.ts';

export const words = {
  notShown: {
    zh: '宽度不够，未显示：{columns}（`--format csv` 有全部列）。',
    en: 'Left out for want of width: {columns} (`--format csv` has all columns).',
  },
} as const satisfies Record<string, Text>;
