import { describe, expect, test } from 'vitest';
import { codeAndPlace, codesOf, type Setup, stage } from './workspaces.ts';

const HEADER = 'area,tier,from,until,mode,authority,reason,decided_on,descendants';

function decisions(...rows: readonly string[]): Setup {
  return {
    files: { 'decisions.csv': `${HEADER}\n${rows.join('\n')}\n` },
    cases: null,
    workspace: { decisions: 'decisions.csv' },
  };
}

test('decisions are read, their areas resolved to codes', async () => {
  const { staged } = await stage(
    decisions(
      '朝阳区 酒仙桥街道,high,2022-05-01,2022-05-07,,指挥部,聚集性疫情,2022/4/30,true',
      '110108,low,2022-05-01,,set,,,,',
    ),
  );
  expect(staged.decisions).toEqual([
    {
      area: '110105005',
      tier: 'high',
      from: '2022-05-01',
      until: '2022-05-07',
      mode: 'set',
      authority: '指挥部',
      reason: '聚集性疫情',
      decidedOn: '2022-04-30',
      descendants: true,
      place: 'decisions.csv:2',
    },
    {
      area: '110108',
      tier: 'low',
      from: '2022-05-01',
      until: null,
      mode: 'set',
      authority: '',
      reason: '',
      decidedOn: null,
      descendants: false,
      place: 'decisions.csv:3',
    },
  ]);
  expect((await staged.report('2022-05-01')).files.at(-1)).toMatchObject({
    table: 'decisions',
    read: 2,
    used: 2,
  });
});

test('a header alone is a city that has decided nothing yet, and it is said', async () => {
  const { staged } = await stage(decisions());
  expect(staged.decisions).toEqual([]);
  expect(staged.problems.map(codeAndPlace)).toEqual(['decisions-none decisions.csv']);
  const { staged: later } = await stage(decisions('110108,low,2022-05-01,,,,,,'));
  expect(later.decisions).toHaveLength(1);
});

test('a header alone still needs its columns', async () => {
  const setup = { ...decisions(), files: { 'decisions.csv': 'area,tire,from\n' } };
  expect(await codesOf(setup)).toEqual([
    'decisions-none decisions.csv',
    'column-missing decisions.csv:1 tier',
  ]);
});

describe('what is wrong with a decision', () => {
  test.each([
    ['110199,high,2022-05-01,,,,,,', 'area-unknown decisions.csv:2 area'],
    ['红霞路社区,high,2022-05-01,,,,,,', 'area-ambiguous decisions.csv:2 area'],
    [',high,2022-05-01,,,,,,', 'cell-empty decisions.csv:2 area'],
    ['110105,,2022-05-01,,,,,,', 'cell-empty decisions.csv:2 tier'],
    ['110105,high,,,,,,,', 'cell-empty decisions.csv:2 from'],
    ['110105,high,2022-05-32,,,,,,', 'date-invalid decisions.csv:2 from'],
    ['110105,high,2022-05-02,2022-05-01,,,,,', 'decision-dates decisions.csv:2 until'],
    ['110105,high,2022-05-02,infinity,,,,,', 'date-invalid decisions.csv:2 until'],
    ['110105,high,2022-05-02,,sett,,,,', 'decision-mode-unknown decisions.csv:2 mode'],
    ['110105,high,2022-05-02,2022-05-09,designate,,,,', 'decision-designate-until decisions.csv:2 until'],
    ['110105,high,2022-05-02,,,,,,perhaps', 'boolean-invalid decisions.csv:2 descendants'],
    ['110105,high', 'row-width decisions.csv:2'],
  ])('%s', async (row, problem) => {
    expect(await codesOf(decisions(row))).toEqual([problem]);
  });

  test('two that overlap for one area, however it is written', async () => {
    const row = (area: string, from: string, until: string) => `${area},high,${from},${until},,,,,`;
    expect(
      await codesOf(decisions(row('110105', '2022-05-01', '2022-05-05'), row('朝阳区', '2022-05-05', ''))),
    ).toEqual(['decision-overlap decisions.csv:3 from']);
    expect(
      await codesOf(decisions(row('110105', '2022-05-05', ''), row('110105', '2022-05-09', '2022-05-10'))),
    ).toEqual(['decision-overlap decisions.csv:3 from']);
    const { staged } = await stage(
      decisions(
        row('110105', '2022-05-01', '2022-05-05'),
        row('110105', '2022-05-06', ''),
        row('110108', '2022-05-05', ''),
      ),
    );
    expect(staged.decisions).toHaveLength(3);
  });

  test('one that was taken after its own end overlaps with nothing', async () => {
    const late = '110105,high,2022-05-01,2022-05-05,,,,2022-05-07,';
    const { staged } = await stage(decisions(late, '110105,low,2022-05-03,2022-05-09,,,,,'));
    expect(staged.decisions).toHaveLength(2);
    // Taken on its last day it does.
    const onLast = late.replace('2022-05-07', '2022-05-05');
    expect(await codesOf(decisions(onLast, '110105,low,2022-05-05,2022-05-09,,,,,'))).toEqual([
      'decision-overlap decisions.csv:3 from',
    ]);
  });

  test('a file that is not there, or lacks a column', async () => {
    expect(await codesOf({ cases: null, workspace: { decisions: 'decisions.csv' } })).toEqual([
      'file-missing decisions.csv',
    ]);
    const files = { 'decisions.csv': 'area,tier\n110105,high\n' };
    expect(await codesOf({ files, cases: null, workspace: { decisions: 'decisions.csv' } })).toEqual([
      'column-missing decisions.csv:1 from',
    ]);
  });
});
