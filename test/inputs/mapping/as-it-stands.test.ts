import { describe, expect, test } from 'vitest';
import { proposed } from './proposed.ts';

describe('what can be used as it stands', () => {
  test.each([
    ['no origin', '编号,报告日期,分型,区\n1,2022-05-01,确诊,城东区\n'],
    [
      'an empty origin',
      '编号,报告日期,分型,来源,区\n1,2022-05-01,确诊,本土,城东区\n2,2022-05-01,确诊,,城东区\n',
    ],
    ['no class', '编号,报告日期,来源,区\n1,2022-05-01,本土,城东区\n'],
  ])('is no line list with %s', async (_, content) => {
    expect((await proposed({ 'list.csv': content })).complete).toBe(false);
  });

  test('is a table of numbers whose pattern fits other columns only where these are left out', async () => {
    const content =
      '日期,朝阳区确诊,海淀区确诊,西城区确诊,境外输入确诊\n2022-05-01,1,2,3,4\n2022-05-02,1,2,3,4\n';
    const { block } = await proposed({ 'list.csv': content });
    expect(block['wide']).toMatchObject({ columns: '{area}{number}', except: ['境外输入确诊'] });
  });

  test.each([
    [2, true],
    [1, false],
  ])('is a line list in several files only if no id stands in two', async (second, complete) => {
    const list = (id: number) => `编号,报告日期,分型,来源,区\n${id},2022-05-0${id},确诊,本土,城东区\n`;
    const proposal = await proposed({ 'list-1.csv': list(1), 'list-2.csv': list(second) });
    expect(proposal.complete).toBe(complete);
    expect(proposal.files).toHaveLength(2);
  });
});
