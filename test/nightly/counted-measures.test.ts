import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, type Day, daysFrom } from '../../src/days.ts';
import { type MeasureList, type MeasuresOptions, measures, replay } from '../../src/index.ts';
import { diff } from '../../src/nightly/diff.ts';
import { type Files, workspace } from '../cli/workspace.ts';

/** Wards of a town; a ward is medium for ten days after a case, whatever else happens in it. */
const FILES: Files = {
  'areas.csv': `code,name,level,parent
T,Town,town,
Q,Quay,ward,T
H,Hill,ward,T
B,Bay,ward,T
M,Moor,ward,T
`,
  'cases.csv': `id,class,day,area
a,confirmed,2022-03-01,Q
b,confirmed,2022-03-04,Q
c,confirmed,2022-03-04,Q
d,confirmed,2022-03-05,H
e,confirmed,2022-03-08,H
f,confirmed,2022-03-08,H
g,confirmed,2022-03-08,B
h,confirmed,2022-03-08,B
`,
  'beds.csv': `area,day,beds
Q,2022-03-04,90
Q,2022-03-05,90
Q,2022-03-06,70
Q,2022-03-07,70
H,2022-03-06,70
M,2022-03-06,95
`,
  'rules/own/pack.yaml': `pack: own
title: Own
edition: 2022-01-01
level: ward
effective: next_day
indicators:
  n_10d: { title: n in ten days, count: cases, window: 10d }
  n_3d: { title: n in three days, count: cases, window: 3d }
  beds: { title: beds, latest: metrics.beds, window: 1d }
tiers:
  - { tier: medium, title: Medium, when: n_10d >= 1 }
  - { tier: low, title: Low, otherwise: true }
sources: { std: { title: Standard, status: official } }
`,
  'rules/own/measures.yaml': `measures:
  - { id: masks, title: Masks, text: Wear masks, tiers: [medium], audience: residents, kind: hygiene, source: std }
  - { id: rounds, title: Rounds, text: Test all, tiers: [medium], audience: residents, kind: testing, days: [1, 3], source: std, when: n_3d >= 2 }
  - { id: ward, title: A ward, text: Open a ward, tiers: [medium, low], audience: care, kind: support, source: std, when: beds > 80 }
`,
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area } }
  metrics: { file: beds.csv, columns: { area: area, date: day, beds: beds } }
rules: rules/
policy: [{ pack: own, from: 2022-03-01 }]
store: store/
`,
  'data/areas.csv': null,
  'data/cases.csv': null,
};

const TODAY = '2022-06-01';

const lists = new Map<string, Promise<MeasureList>>();

/** A list of the town; the same one is made once. */
function listed(options: Omit<MeasuresOptions, 'workspace'>): Promise<MeasureList> {
  const key = JSON.stringify(options);
  const found = lists.get(key) ?? measures({ workspace: folder, today: TODAY, ...options });
  lists.set(key, found);
  return found;
}

/** `rounds Q 2022-03-05..2022-03-06`; `?` where it is undecided. */
function told({ byAudience, places }: MeasureList): string[] {
  const all = byAudience.flatMap((group) => group.measures);
  return all.flatMap(({ measure, periods = [], places: named, others }) =>
    periods.flatMap((period) => {
      const isWhole = named.length === 0 && !others;
      const where = [...period.places.map(({ code }) => code), ...(period.others ? ['others'] : [])];
      const from = `${period.fromAtLatest ? '≤' : ''}${period.from?.slice(5) ?? ''}`;
      const days = `${from}..${period.until?.slice(5) ?? ''}`;
      expect(isWhole ? places.length : where.length).toBeGreaterThan(0);
      return where.map((code) => `${measure.id} ${code} ${days}${period.undecided ? ' ?' : ''}`);
    }),
  );
}

/** The cases of a ward on the last three days before a morning, from the file itself. */
function newIn(ward: string, morning: Day): number {
  const rows = String(FILES['cases.csv']).trim().split('\n').slice(1);
  const days = [1, 2, 3].map((back) => addDays(morning, -back));
  return rows.filter((row) => row.endsWith(`,${ward}`) && days.includes(row.split(',')[2] ?? '')).length;
}

/** The measure and the ward of each of the items, and whether it is undecided. */
function items(list: MeasureList): string[] {
  const all = list.byAudience.flatMap((group) => group.measures);
  const raised = list.places.map(({ area }) => area.code);
  return all
    .flatMap(({ measure, places, others, undecided }) => {
      const isWhole = places.length === 0 && !others;
      const rest = WARDS.filter((ward) => !raised.includes(ward));
      const codes = isWhole ? WARDS : [...places.map(({ code }) => code), ...(others ? rest : [])];
      const open = [...(undecided?.places.map(({ code }) => code) ?? []), ...(undecided?.others ? rest : [])];
      return codes.map((code) => `${measure.id} ${code}${open.includes(code) ? ' ?' : ''}`);
    })
    .sort();
}

const WARDS = ['B', 'H', 'M', 'Q'];
const FIRST = '2022-03-01';
const LAST = '2022-03-08';
const folder = workspace(FILES);
beforeAll(() => replay({ workspace: folder, from: FIRST, to: '2022-03-14', today: TODAY }));

describe('a measure that asks for an indicator', () => {
  test('applies where the night says so, and stays where the night does not know', async () => {
    for (const morning of daysFrom(addDays(FIRST, 1), addDays(LAST, 1))) {
      const list = await listed({ on: morning });
      const rounds = WARDS.filter((ward) => newIn(ward, morning) >= 2).map((ward) => `rounds ${ward}`);
      expect(items(list).filter((item) => item.startsWith('rounds'))).toEqual(rounds);
      const beds = String(FILES['beds.csv']).trim().split('\n').slice(1);
      const known = beds.flatMap((row) => (row.includes(addDays(morning, -1)) ? [row.split(',')] : []));
      const wards = WARDS.flatMap((ward) => {
        const found = known.find(([area]) => area === ward);
        return found === undefined ? [`ward ${ward} ?`] : Number(found[2]) > 80 ? [`ward ${ward}`] : [];
      });
      expect(
        items(list).filter((item) => item.startsWith('ward')),
        morning,
      ).toEqual(wards);
    }
  });

  test('begins and ends in the middle of the spell of its tier, and again', async () => {
    // Two cases in three days in the Quay: from the morning of the 5th to that of the 7th. Beds are known on some nights.
    expect(told(await listed({ asOf: '2022-03-04' }))).toEqual([
      'masks Q 03-02..03-14',
      'rounds Q 03-05..03-07',
      'ward others .. ?',
      'ward Q ≤03-05..03-05',
    ]);
    expect(told(await listed({ asOf: '2022-03-05' }))).toEqual([
      'masks Q 03-02..03-14',
      'masks H 03-06..03-15',
      'rounds Q 03-05..03-07',
      'ward H .. ?',
      'ward others .. ?',
      'ward Q ≤03-05..03-06',
    ]);
    const later = told(await listed({ asOf: '2022-03-08' }));
    expect(later.filter((item) => item.startsWith('rounds'))).toEqual([
      'rounds B 03-09..03-11',
      'rounds H 03-09..03-11',
    ]);
    // Foreseen from an earlier night, and as it was on a later one.
    expect(told(await listed({ asOf: '2022-03-04', on: '2022-03-08' }))).toContain('masks Q 03-02..03-14');
    expect(items(await listed({ asOf: '2022-03-04', on: '2022-03-08' })).join()).not.toContain('rounds');
  });

  test('starts and has ended as the lists of two days differ; what is only unknown has not ended', async () => {
    const plain = (list: MeasureList): string[] => items(list).map((item) => item.replace(' ?', ''));
    for (const on of daysFrom(addDays(FIRST, 2), addDays(LAST, 1))) {
      const before = plain(await listed({ on: addDays(on, -1) }));
      const after = plain(await listed({ on }));
      const started = plain(await listed({ on, shows: 'starting' }));
      const ended = plain(await listed({ on, shows: 'ending' }));
      expect(started, on).toEqual(after.filter((item) => !before.includes(item)));
      expect(ended, on).toEqual(before.filter((item) => !after.includes(item)));
    }
  });

  test('is imposed and lifted with a tier by what either night counted', async () => {
    const changes = async (to: Day) =>
      (await diff({ workspace: folder, from: addDays(to, -1), to })).diff.changes.map(
        ({ area, impose, lift }) => ({ area: area.code, impose, lift }),
      );
    const both = ['masks', 'rounds'];
    expect(await changes('2022-03-08')).toEqual([{ area: 'B', impose: both, lift: [] }]);
    expect(await changes('2022-03-05')).toEqual([{ area: 'H', impose: ['masks'], lift: [] }]);
    expect(await changes('2022-03-14')).toEqual([{ area: 'Q', impose: [], lift: ['masks'] }]);
  });
});
