/**
 * The small files and keys beside the data, clause by clause. Shown elsewhere, and not again here:
 *
 * - `decisions.csv`: test/inputs/decisions.test.ts and decisions.test.ts here; `holidays.csv` of a pack: transitions.test.ts
 * - the sum over neighbours, groups as a level, and what is wrong with either: test/counting/places.test.ts
 * - extra columns that a pack asks for and a workspace gives as another type: test/rules/extra.test.ts
 */
import { describe, expect, it } from 'vitest';
import { zone } from '../../src/index.ts';
import { type Land, laidOut, MONDAY, packFile, tiers, verdictOn } from './nights.ts';

/** What an indicator of the pack is on the first night, in two counties. */
async function values(land: Partial<Land>, indicator = 'i'): Promise<unknown[]> {
  const folder = laidOut({ x: { A: '1', B: '2' }, ...land });
  const found = await Promise.all(['A', 'B'].map((area) => verdictOn(folder, MONDAY, area)));
  return found.map(({ indicators }) => indicators[indicator]);
}

async function codesOf(land: Partial<Land>): Promise<string[]> {
  const failure: unknown = await zone({ workspace: laidOut({ x: '0', ...land }), asOf: MONDAY }).catch(
    (cause: unknown) => cause,
  );
  const problems = failure instanceof Error && 'problems' in failure ? [failure.problems].flat() : [];
  return problems.flatMap((each) =>
    typeof each === 'object' && each !== null && 'code' in each ? [String(each.code)] : [],
  );
}

/** A workspace with cases beside the reports. */
function withCases(rows: readonly string[], keys = '', columns = ''): Partial<Land> {
  const indicators = '{ x: { latest: metrics.x, window: 1d }, i: { count: cases, window: 7d } }';
  return {
    files: {
      'cases.csv': `id,date,area,controlled\nx,2021-01-01,R,false\n${rows.map((row, i) => `c${i},${row},false\n`).join('')}`,
      'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  metrics: { file: metrics.csv, columns: { area: area, date: date, x: x } }
  cases: { file: cases.csv, columns: { id: id, date_report: date, area: area${columns} }, defaults: { class: confirmed }${keys} }
rules: rules/
policy: [{ pack: shown, from: ${MONDAY} }]
`,
      'rules/shown/pack.yaml': packFile('shown', `indicators: ${indicators}`),
    },
  };
}

describe('neighbors.csv', () => {
  const rules = 'indicators: { x: { latest: metrics.x, window: 1d }, i: { expr: neighbors.x } }';
  const land = (rows: string): Partial<Land> => ({
    rules,
    workspace: 'neighbors: neighbors.csv',
    files: { 'neighbors.csv': `area,neighbor\n${rows}` },
  });

  it('a row says it of both areas, and twice is once', async () => {
    expect(await values(land('A,B\n'))).toEqual([2, 1]);
    expect(await values(land('A,B\nB,A\nA,B\n'))).toEqual([2, 1]);
  });

  it('an area without a row has none', async () => {
    expect(await values(land('A1,A2\n'))).toEqual([0, 0]);
  });
});

describe('holidays.csv of the workspace', () => {
  const clock = 'transitions: { loosen: { after: { times: 2, on: workdays } } }';
  const beside = (list: string, calendar = 'file: holidays.csv'): Partial<Land> => ({
    workspace: `calendar: { ${calendar} }`,
    files: { 'holidays.csv': `date,workday,area\n${list}` },
  });

  it('says of days, for all or for an area and what lies in it, that they are worked or not', async () => {
    const x = { A: '2 0 0 0', B: '2 0 0 0' };
    // Two working days of three: Tuesday and Wednesday, but for A, where Tuesday is none.
    const land = { rules: clock, x, ...beside('2022-05-03,false,A\n') };
    expect([await tiers(land), await tiers(land, 'B')]).toEqual(['hhhl', 'hhll']);
    const around = { rules: clock, x, ...beside('2022-05-03,false,R\n2022-05-03,true,B\n') };
    expect([await tiers(around), await tiers(around, 'B')]).toEqual(['hhhl', 'hhll']);
  });

  it('goes before the list of the pack; its week counts where the pack names none', async () => {
    const rules = `${clock}\ncalendar: { file: own.csv }`;
    const { files, ...workspace } = beside('2022-05-03,true,\n');
    const own = { 'rules/shown/own.csv': 'date,workday\n2022-05-03,false\n2022-05-04,false\n' };
    // Tuesday is worked after all, Wednesday is not: Tuesday and Thursday.
    expect(await tiers({ rules, x: '2 0 0 0', ...workspace, files: { ...files, ...own } })).toBe('hhhl');
    const week = beside('', 'workdays: [monday, wednesday]');
    expect(await tiers({ rules: clock, x: '2 2 0 0 0 0 0 0', ...week })).toBe('hhhhhhhl');
    const named = `${clock}\ncalendar: { workdays: [tuesday, wednesday] }`;
    expect(await tiers({ rules: named, x: '2 0 0 0', ...week })).toBe('hhll');
  });

  it('of an area that is not there, or a word that says neither, is an error', async () => {
    expect(await codesOf(beside('2022-05-03,false,Q\n'))).toEqual(['area-unknown']);
    expect(await codesOf(beside('2022-05-03,perhaps,\n'))).toHaveLength(1);
  });
});

describe('covers', () => {
  it('by default a table tells of every area: no row is a zero', async () => {
    expect(await values(withCases([`${MONDAY},A`]))).toEqual([1, 0]);
  });

  it('says of which areas it tells, with all inside them; of others nothing is known', async () => {
    expect(await values(withCases([`${MONDAY},A1`], ', covers: [A]'))).toEqual([1, null]);
    expect(await values(withCases([], ', covers: [R]'))).toEqual([0, 0]);
  });

  it('of an area that is covered in part what is found is a bound', async () => {
    const folder = laidOut({ x: '0', ...withCases([`${MONDAY},A1`], ', covers: [A1]') });
    const verdict = await verdictOn(folder, MONDAY);
    expect(verdict.flags).toContain('partial');
  });

  it('names codes that are there', async () => {
    expect(await codesOf(withCases([], ', covers: [Q]'))).toEqual(['area-unknown']);
  });
});

describe('groups', () => {
  it('an attribute of areas is a level, with what lies in all that carry it', async () => {
    const rules =
      'indicators: { x: { latest: metrics.x, window: 1d }, n: { sum: counts.n, window: 1d }, i: { expr: ring.n } }';
    const land: Partial<Land> = {
      attributes: { circle: { A: 'in', B: 'in' } },
      files: {
        'counts.csv': `area,date,n\nA1,${MONDAY},3\nB2,${MONDAY},4\n`,
        'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  metrics: { file: metrics.csv, columns: { area: area, date: date, x: x } }
  counts: { file: counts.csv, columns: { area: area, date: date, n: n } }
groups: { ring: circle }
rules: rules/
policy: [{ pack: shown, from: ${MONDAY} }]
`,
      },
    };
    expect(await values({ rules, ...land })).toEqual([7, 7]);
  });
});

describe('extra columns', () => {
  it('are declared by table with their type, and rules read them', async () => {
    const land = withCases([], ', extra: { controlled: boolean }', ', controlled: controlled');
    const files = {
      ...land.files,
      'rules/shown/pack.yaml': packFile(
        'shown',
        `indicators: { x: { latest: metrics.x, window: 1d }, i: { count: cases, where: '!controlled', window: 7d } }`,
      ),
    };
    const rows = (...controlled: readonly string[]) =>
      `id,date,area,controlled\n${controlled.map((each, i) => `c${i},${MONDAY},A,${each}\n`).join('')}`;
    expect(await values({ files: { ...files, 'cases.csv': rows('true', 'false', 'false') } })).toEqual([
      2, 0,
    ]);
    const wrong = { ...files, 'cases.csv': rows('perhaps') };
    expect(await codesOf({ files: wrong })).not.toEqual([]);
  });
});
