import { describe, expect, test } from 'vitest';
import { run, zone } from '../../src/index.ts';
import { fenqu } from '../cli/fenqu.ts';
import { CITY, workspace } from '../cli/workspace.ts';
import { complaints } from '../rendering/outputs/published.ts';

/** On 2022-05-06 the rules say high of 110105005001, medium of 110105005002, and low of the others. */
const DAY = '2022-05-06';
const HEADER = 'area,tier,mode,from,until,authority,reason,decided_on,descendants';

function deciding(rows: readonly string[], decisions = 'data/decisions.csv'): string {
  return workspace({
    'fenqu.yaml': `${CITY['fenqu.yaml']}decisions: ${decisions}\n`,
    'data/decisions.csv': `${[HEADER, ...rows].join('\n')}\n`,
  });
}

async function notices(folder: string, asOf = DAY, area?: string) {
  const { snapshot } = await zone({ workspace: folder, asOf, ...(area !== undefined && { area }) });
  return (snapshot.notices ?? []).map(({ kind, decision, areas, rules }) => [
    kind,
    decision.area,
    areas,
    rules,
  ]);
}

describe('decisions that somebody should look at', () => {
  test('the rules alone say what the cases below rest on', async () => {
    const { snapshot } = await zone({ workspace: workspace(), asOf: DAY });
    expect(snapshot.zones.map(({ area, tier }) => [area.code, tier])).toEqual([
      ['110105005001', 'high'],
      ['110105005002', 'medium'],
    ]);
    expect(snapshot.notices).toEqual([]);
  });

  test.each([
    [
      '110105005002,low,set,2022-05-05,,City,Closed,2022-05-05,',
      ['below_rules', '110105005002', 1, 'medium'],
    ],
    ['110105025001,high,set,2022-05-05,,City,Close,2022-05-05,', ['above_rules', '110105025001', 1, 'low']],
    [
      '110105005002,medium,raise_only,2022-05-05,,City,Close,2022-05-05,',
      ['without_effect', '110105005002', 1, 'medium'],
    ],
    [
      '110105005002,medium,set,2022-04-22,,City,Close,2022-04-22,',
      ['unreviewed', '110105005002', 1, 'medium'],
    ],
    [
      '110105005002,medium,set,2022-05-05,2022-05-08,City,Close,2022-05-05,',
      ['ending', '110105005002', 1, 'medium'],
    ],
    [
      '110105005002,high,set,2022-05-03,2022-05-05,City,Close,2022-05-03,',
      ['ended', '110105005002', 1, 'medium'],
    ],
    ['110105,low,set,2022-05-05,,City,Closed,2022-05-05,true', ['below_rules', '110105', 2, 'high']],
  ] as const)('%s', async (row, expected) => {
    expect(await notices(deciding([row]))).toEqual([expected]);
  });

  test.each([
    '110105005002,medium,set,2022-05-05,,City,As the rules,2022-05-05,',
    '110105005002,high,raise_only,2022-05-05,,City,More than the rules,2022-05-05,',
    '110105005002,medium,set,2022-04-23,,City,Thirteen days ago,2022-04-23,',
    '110105005002,medium,set,2022-05-05,2022-05-09,City,Ends in three days,2022-05-05,',
    '110105005002,high,set,2022-05-01,2022-05-04,City,Ended the night before last,2022-05-01,',
    '110105005002,high,set,2022-05-07,,City,To come,2022-05-06,',
  ])('nothing is to be said of %s', async (row) => {
    expect(await notices(deciding([row]))).toEqual([]);
  });

  test('a newer decision for the area is a review', async () => {
    const old = '110105005002,medium,set,2022-04-20,2022-05-04,City,Close,2022-04-20,';
    const rows = [
      '110105005002,medium,raise_only,2022-04-20,,City,Close,2022-04-20,',
      '110105005002,high,raise_only,2022-05-03,,City,Closer,2022-05-03,',
    ];
    expect(await notices(deciding([old]))).toEqual([]);
    expect((await notices(deciding(rows))).map(([kind]) => kind)).not.toContain('unreviewed');
  });

  test('what ended since the last published night is told, however long ago that was', async () => {
    const folder = deciding(['110105005002,high,set,2022-05-01,2022-05-03,City,Close,2022-05-01,']);
    await run({ workspace: folder, asOf: '2022-05-02' });
    expect(await notices(folder)).toEqual([['ended', '110105005002', 1, 'medium']]);
    await run({ workspace: folder, asOf: DAY });
    expect(await notices(folder, '2022-05-07')).toEqual([]);
  });

  test('the workspace says how old and how soon; an area asked for leaves out the others', async () => {
    const file = '{ file: data/decisions.csv, review_after: 1d, ending_within: 10d }';
    const row = '110105005002,medium,set,2022-05-05,2022-05-15,City,Close,2022-05-05,';
    const folder = deciding([row], file);
    expect((await notices(folder)).map(([kind]) => kind)).toEqual(['ending', 'unreviewed']);
    expect(await notices(folder, DAY, '海淀区')).toEqual([]);
  });

  test('they stand in the output of zone and run, by district, and in their JSON', async () => {
    const folder = deciding(['110105005002,low,set,2022-05-05,,City,Closed,2022-05-05,']);
    const page = (await fenqu(['zone', '-C', folder, '--as-of', DAY, '--lang', 'en'])).stdout;
    expect(page).toMatch(
      /Decisions to look at\n朝阳区\n {2}.*大山子社区居委会 \(low, City, .*: below the rules, which say medium/,
    );
    await run({ workspace: folder, asOf: '2022-05-05' });
    const night = ['run', '-C', folder, '--as-of', DAY];
    expect((await fenqu(night)).stdout).toContain('需要留意的人工决定');
    const value = JSON.parse((await fenqu([...night, '--format', 'json'])).stdout);
    expect(complaints('output/run', value)).toEqual([]);
    expect(value.snapshot.decisions).toMatchObject([
      { kind: 'below_rules', tier: 'low', rules: 'medium', areas: 1 },
    ]);
  });
});
