import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run, zone } from '../../src/index.ts';

const root = mkdtempSync(join(tmpdir(), 'fenqu-national-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const FILES = {
  'fenqu.yaml': `
areas: { file: areas.csv, codes: nbs }
data:
  cases:
    file: cases.csv
    columns: { date_report: day, class: class, area: area }
    extra: { source_known: boolean, isolated_household: boolean }
    defaults: { origin: local, cluster: none, source_known: true, isolated_household: false }
  metrics:
    file: places.csv
    columns: { area: area, date: day, frequented: often, stayed: stayed, round_negative: round }
policy: cn-national
`,
  'areas.csv': `code,name
99,示例省
9901,江城市
990101,城东区
990102,城西区
990101001,桥头街道
990101001001,一社区
990101001002,二社区
990102001,山门镇
990102001001,三社区
`,
  'cases.csv': `day,class,area
2020-02-01,confirmed,990101001001
2020-07-20,confirmed,990101001001
2022-11-08,asymptomatic,990102001001
2022-12-08,confirmed,990101001002
`,
  'places.csv': `area,day,often,stayed,round
990101001002,2022-11-08,0,1,
`,
};

/** A workspace whose policy is named and not listed. */
function national(): string {
  const folder = mkdtempSync(join(root, 'w-'));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text.trimStart());
  return folder;
}

describe('policy: cn-national', () => {
  test.each([
    ['2020-01-25', 'cn-community-2020-01', []],
    ['2020-02-16', 'cn-community-2020-01', ['990101001001 cases']],
    ['2020-02-17', 'cn-county-2020-02', []],
    ['2020-06-30', 'cn-county-2020-02', []],
    ['2020-07-20', 'cn-precise-2020-07', ['990101001001 medium']],
    ['2022-06-27', 'cn-precise-2020-07', []],
    ['2022-06-28', 'cn-v9-2022-06', []],
    ['2022-12-08', 'cn-ten-2022-12', ['990101001001 low', '990101001002 high']],
  ])('judges %s by %s', async (asOf, pack, zones) => {
    const { snapshot } = await zone({ workspace: national(), asOf });
    expect(snapshot.pack.id).toBe(pack);
    expect(snapshot.zones.map(({ area, tier }) => `${area.code} ${tier}`)).toEqual(zones);
  });

  test('medium is abolished in the night of 11 November 2022', async () => {
    const workspace = national();
    const before = await run({ workspace, asOf: '2022-11-10' });
    const inForce = (night: typeof before) =>
      night.snapshot.zones.map(({ area, tier, since }) => `${area.code} ${tier} ${since}`);
    expect(inForce(before)).toEqual([
      '990101001001 low 2022-11-08',
      '990101001002 medium 2022-11-08',
      '990102001001 high 2022-11-08',
    ]);
    const after = await run({ workspace, asOf: '2022-11-11' });
    expect(after.snapshot.pack.id).toBe('cn-twenty-2022-11');
    expect(inForce(after)).toEqual(['990102001001 high 2022-11-08']);
    expect(after.snapshot.tally.byTier).toEqual({ high: 1, low: 0, routine: 2 });
    const { changes } = after.diff;
    expect(changes.map(({ area, from, to }) => `${area.code} ${from} ${to}`)).toEqual([
      '990101001001 low routine',
      '990101001002 medium routine',
    ]);
    expect(changes.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain('rules');
    const [, medium] = changes;
    expect(medium?.lift).toContain('medium-stay-in-area');
  });
});
