import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type Day, daysFrom } from '../../src/days.ts';
import { type MeasureList, type MeasuresOptions, measures, replay } from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-in-time-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STREETS = ['110106001', '110106002', '110106003', '110115001', '110115002', '110115003'];
/** Streets come and go; one is high by a decision; the city's response is level II from the 16th to the 28th. */
const FILES = {
  'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
decisions: decisions.csv
context: { response_level: { 2020-06-06: III, 2020-06-16: II, 2020-06-29: III } }
policy: [{ pack: beijing-2020-06, from: 2020-06-11 }]
`,
  'areas.csv': [
    'code,name',
    '11,北京市',
    '1101,市辖区',
    '110106,丰台区',
    '110115,大兴区',
    ...STREETS.map((code, i) => `${code},街道${'甲乙丙丁戊己'[i]}`),
    '110106001001,一社区',
  ].join('\n'),
  'cases.csv': [
    'day,class,area',
    ...[
      ['2020-06-11', '110106001'],
      ['2020-06-12', '110106001'],
      ['2020-06-13', '110106002'],
      ['2020-06-20', '110115001'],
      ['2020-06-25', '110115001'],
      ['2020-06-30', '110106002'],
      ['2020-07-03', '110115003'],
    ].map(([day, area]) => `${day},confirmed,${area}`),
  ].join('\n'),
  'decisions.csv':
    'area,tier,from,until,mode,authority,reason,decided_on\n110106001,high,2020-06-15,2020-06-24,set,指挥部,聚集,2020-06-15\n',
};
const FIRST = '2020-06-11';
const LAST = '2020-06-28';

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  await replay({ workspace: folder, from: FIRST, to: LAST, today: '2020-08-01' });
});

async function listed(options: Omit<MeasuresOptions, 'workspace'>): Promise<MeasureList> {
  return measures({ workspace: folder, today: '2020-08-01', ...options });
}

/** Which measure applies in which street, one by one. */
function pairs({ byAudience, places }: MeasureList): Set<string> {
  const raised = new Set(places.map(({ area }) => area.code));
  const rest = STREETS.filter((code) => !raised.has(code));
  const found = byAudience.flatMap(({ measures: each }) =>
    each.flatMap(({ measure, places: named, others }) => {
      const whole = named.length === 0 && !others;
      const codes = whole ? STREETS : [...named.map(({ code }) => code), ...(others ? rest : [])];
      return codes.map((code) => `${measure.id} ${code}`);
    }),
  );
  return new Set(found);
}

test('since when a measure applies is the first of the days without a break, and its end is foreseen', async () => {
  const days = daysFrom(addDays(FIRST, 1), '2020-06-28');
  const applied = new Map<Day, Set<string>>();
  for (const day of days) applied.set(day, pairs(await listed({ asOf: addDays(day, -1) })));
  const list = await listed({ asOf: '2020-06-27' });
  const told: string[] = [];
  for (const { measure, periods = [] } of list.byAudience.flatMap((group) => group.measures))
    for (const { from, fromAtLatest, places } of periods)
      for (const { code } of places) {
        const before = days.filter((day) => day <= '2020-06-28').reverse();
        const gap = before.find((day) => applied.get(day)?.has(`${measure.id} ${code}`) !== true);
        const since = gap === undefined ? null : addDays(gap, 1);
        expect({ measure: measure.id, code, from, fromAtLatest }).toEqual({
          measure: measure.id,
          code,
          from: since,
          fromAtLatest: false,
        });
        told.push(from ?? '');
      }
  // Not all on one day, or this would say little.
  expect(new Set(told).size).toBeGreaterThan(3);
});

test('what starts and what ends is the difference to the day before, with and without published nights', async () => {
  const other = mkdtempSync(join(tmpdir(), 'fenqu-in-time-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(other, name), text);
  const counts: number[] = [];
  for (const on of ['2020-06-16', '2020-06-25', '2020-06-29'])
    for (const workspace of [folder, other]) {
      const asked = { workspace, today: '2020-08-01', on };
      const [before, after] = [await listed({ on: addDays(on, -1) }), await listed({ on })].map(pairs);
      const [starting, ending] = [
        pairs(await measures({ ...asked, shows: 'starting' })),
        pairs(await measures({ ...asked, shows: 'ending' })),
      ];
      expect([...starting].sort(), on).toEqual(
        [...(after ?? [])].filter((pair) => !before?.has(pair)).sort(),
      );
      expect([...ending].sort(), on).toEqual([...(before ?? [])].filter((pair) => !after?.has(pair)).sort());
      counts.push(starting.size, ending.size);
    }
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(4);
  rmSync(other, { recursive: true, force: true });
});

test('a later day is foreseen, and the night must be before the day asked for', async () => {
  const ahead = await listed({ asOf: '2020-06-21', on: '2020-07-10' });
  expect([ahead.asOf, ahead.inForceOn, ahead.places.map(({ area }) => area.code)]).toEqual([
    '2020-06-21',
    '2020-07-10',
    [],
  ]);
  await expect(listed({ asOf: '2020-06-21', on: '2020-06-21' })).rejects.toThrow('usage-on');
  expect((await listed({ on: '2020-06-20' })).asOf).toBe('2020-06-19');
});

test('an area below the judged level has the measures of the one it lies in', async () => {
  const list = await listed({ asOf: '2020-06-16', area: '110106001001' });
  expect(list.scope?.code).toBe('110106001001');
  expect(list.places.map(({ area, tier }) => [area.code, tier])).toEqual([['110106001', 'high']]);
  const ids = list.byAudience.flatMap((group) => group.measures.map(({ measure }) => measure.id));
  expect(ids).toContain('level2-full-closure');
});

test('only the measures for an audience, or of a kind, where that is asked', async () => {
  const tests = await listed({ asOf: '2020-06-16', kind: 'testing', audience: 'residents' });
  expect(tests.byAudience.map(({ audience }) => audience)).toEqual(['residents']);
  expect(
    new Set(tests.byAudience.flatMap((group) => group.measures.map(({ measure }) => measure.kind))),
  ).toEqual(new Set(['testing']));
});
