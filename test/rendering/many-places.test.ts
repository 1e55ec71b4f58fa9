import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { ListedMeasure, MeasureList } from '../../src/measures/list.ts';
import { whereText } from '../../src/rendering/measures/measure-lines.ts';
import { workbookBytes } from '../../src/rendering/workbook.ts';
import { measures, pack } from './samples/pack.ts';
import { street } from './samples/snapshot.ts';

function listed(count: number): { measure: ListedMeasure; list: MeasureList } {
  const places = Array.from({ length: count }, (_, i) => street(String(110101001 + i), `第${i + 1}街道`));
  const [measure] = measures;
  if (measure === undefined) throw new Error('the sample pack has no measure');
  const list: MeasureList = {
    shows: 'applying',
    asOf: '2020-06-21',
    inForceOn: '2020-06-22',
    pack,
    scope: null,
    places: [],
    others: 10_000,
    byAudience: [],
  };
  return { measure: { measure, tiers: ['low'], places, others: false }, list };
}

test('very many places are counted, and some of them named', () => {
  const few = listed(200);
  expect(whereText(few.measure, few.list, 'zh')).toContain('第200街道');
  const many = listed(201);
  expect(whereText(many.measure, many.list, 'zh')).toBe(
    '第1街道、第2街道、第3街道、第4街道、第5街道、第6街道、第7街道、第8街道等201个街道（乡镇）（全部名单见 JSON 和 CSV 格式）',
  );
  expect(whereText(many.measure, many.list, 'en')).toMatch(/^201 streets, 第1街道.*第8街道 among them/);
});

test('no cell holds more than programs take', async () => {
  const bytes = await workbookBytes(
    [{ name: 'S', columns: [{ head: 'H', kind: 'text', width: 10 }], rows: [['长'.repeat(40_000)]] }],
    'Arial',
  );
  const { sheets } = await readXlsx(bytes);
  const text = String(sheets[0]?.rows[1]?.[0]);
  expect([text.length, text.slice(-2)]).toEqual([32_767, ' …']);
});
