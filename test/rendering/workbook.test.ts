import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { workbookBytes } from '../../src/rendering/workbook.ts';

const TEXTS = ['=1+1', '+86 138', '-1', '@SUM(A1)', '011', '=HYPERLINK("http://x","y")'];

test('texts stay texts whatever they begin with, and days are days', async () => {
  const column = (head: string, kind: 'text' | 'day') => ({ head, kind, width: 10 });
  const bytes = await workbookBytes(
    [
      {
        name: 'sheet',
        columns: [column('=head', 'text'), column('day', 'day')],
        rows: TEXTS.map((text) => [text, '2022-05-01']),
      },
    ],
    'Calibri',
  );
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [sheet] = sheets;
  expect(sheet?.rows.map(([text]) => text)).toEqual(['=head', ...TEXTS]);
  expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  expect(sheet?.rows[1]?.[1]).toEqual(new Date(Date.UTC(2022, 4, 1)));
});
