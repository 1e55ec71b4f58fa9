import { describe, expect, test } from 'vitest';
import { proposed, WORKSPACE } from './proposed.ts';

const END = ['1,2022-05-01,确诊,本土', '2,2022-05-02,确诊,本土', '3,2022-05-03,确诊,本土'];
const rows = (more: readonly string[]): string => END.map((end, i) => `${end},${more[i]}`).join('\n');
const list = (names: string, more: readonly string[]): string =>
  `编号,报告日期,分型,来源,${names}\n${rows(more)}\n`;

describe('a place that is not that of the case', () => {
  test.each([
    ['现住址区,就诊医院所在区', ['城东区,城西区', '城西区,城东区', '城南区,城南区'], '现住址区'],
    ['区,户籍区', ['城东区,城西区', '城西区,城东区', '城南区,城南区'], '区'],
    ['工作单位地址区县,现住址', ['城东区,城西区', '城西区,城东区', '城南区,城南区'], '现住址'],
    ['户籍地编码,现住址', ['990101,城西区', '990102,城东区', '990103,城南区'], '现住址'],
  ])('%s', async (names, more, area) => {
    const { block } = await proposed({ ...WORKSPACE, 'list.csv': list(names, more) });
    expect(block['columns']).toMatchObject({ area });
  });

  test.each(['就诊医院所在区', '医院名称', '户籍地'])('%s alone is none', async (name) => {
    const { open, complete } = await proposed({
      ...WORKSPACE,
      'list.csv': list(name, ['城东区', '城西区', '城南区']),
    });
    expect(open).toContainEqual({ kind: 'column-needed', column: 'area', candidates: [] });
    expect(complete).toBe(false);
  });
});

describe('a day that is not that of the report', () => {
  test.each([
    ...[
      '死亡日期',
      '出院日期',
      '入院时间',
      '接种日期',
      '采样时间',
      '隔离日期',
      '末次接触日期',
      '死亡报告日期',
    ],
    ...['date of death', 'Discharge date', 'sample_collection_date', 'date admitted', 'vaccination day'],
  ])('%s', async (name) => {
    const content = `编号,区,发病日期,${name},分型,来源\n1,城东区,2022-05-01,2022-05-02,确诊,本土\n2,城西区,2022-05-01,2022-05-03,确诊,本土\n`;
    const { block, open, complete } = await proposed({ 'list.csv': content });
    expect(block['columns']).not.toHaveProperty('date_report');
    expect(open).toContainEqual({
      kind: 'column-needed',
      column: 'date_report',
      candidates: ['发病日期', name].toSorted((a) => (a === name ? 1 : -1)),
    });
    expect(complete).toBe(false);
  });

  test('is not preferred to a day of diagnosis', async () => {
    const content = `编号,区,死亡日期,确诊日期,分型,来源\n1,城东区,2022-05-01,2022-05-02,确诊,本土\n`;
    const { block } = await proposed({ 'list.csv': content });
    expect(block['columns']).toMatchObject({ date_report: '确诊日期' });
  });
});

describe('the day on which a row was entered', () => {
  const list = (name: string): string =>
    `编号,区,${name},分型,来源\n1,城东区,2022-05-01,确诊,本土\n2,城西区,2022-05-03,确诊,本土\n`;

  test.each(['录入日期', '录入时间', '报告卡录入时间', 'entry date'])(
    '%s beside the day of the report',
    async (name) => {
      const content = `编号,区,报告日期,${name},分型,来源\n1,城东区,2022-05-01,2022-05-03,确诊,本土\n2,城西区,2022-05-03,2022-05-03,确诊,本土\n`;
      const { block } = await proposed({ 'list.csv': content });
      expect(block['columns']).toMatchObject({ date_report: '报告日期', date_known: name });
    },
  );

  test('stands for the day of the report where there is no other, and is to be checked', async () => {
    const { block, mapped } = await proposed({ 'list.csv': list('录入日期') });
    expect(block['columns']).toMatchObject({ date_report: '录入日期' });
    expect(block['columns']).not.toHaveProperty('date_known');
    expect(mapped.find(({ column }) => column === 'date_report')?.grounds).toContainEqual({
      kind: 'other-clock',
    });
  });
});
