import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: 'JSON Schema', en: 'JSON Schemas' },
  name: { zh: '名称', en: 'Name' },
  file: { zh: '用于', en: 'For' },
  path: { zh: '文件', en: 'File' },
  use: {
    zh: '写在 YAML 文件首行：# yaml-language-server: $schema=<文件>，编辑器便会补全并报错',
    en: 'As the first line of a YAML file: # yaml-language-server: $schema=<file>; the editor then completes and corrects',
  },
} as const satisfies Record<string, Text>;
