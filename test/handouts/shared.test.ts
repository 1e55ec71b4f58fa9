import { beforeAll, expect, test } from 'vitest';
import { daysFrom } from '../../src/days.ts';
import type { Handout } from '../../src/handouts/handout.ts';
import type { MeasureList } from '../../src/measures/list.ts';
import { measures, withHandouts } from '../../src/nightly/measures.ts';
import { replay } from '../../src/nightly/replay.ts';
import { type Files, workspace } from '../cli/workspace.ts';

/** Two districts of two wards, of which one is rural; the tiers of all four go alike, and what else is counted does not. */
const FILES: Files = {
  'areas.csv': `code,name,level,parent,kind
T,Town,town,,
E,East,county,T,
W,West,county,T,
E1,Quay,ward,E,urban
E2,Hill,ward,E,rural
W1,Bay,ward,W,urban
W2,Moor,ward,W,rural
`,
  'cases.csv': `id,class,day,area
a,confirmed,2022-03-02,E1
b,confirmed,2022-03-02,E2
c,confirmed,2022-03-03,E1
l,confirmed,2022-03-03,E2
m,confirmed,2022-03-03,E2
d,confirmed,2022-03-02,W1
e,confirmed,2022-03-02,W2
f,confirmed,2022-03-02,W2
g,confirmed,2022-03-05,W2
h,confirmed,2022-03-05,W1
i,confirmed,2022-03-05,E1
j,confirmed,2022-03-05,E2
k,confirmed,2022-03-05,W2
`,
  'rules/own/pack.yaml': `pack: own
title: Own
edition: 2022-01-01
level: ward
effective: next_day
indicators:
  n_5d: { title: n in five days, count: cases, window: 5d }
  n_2d: { title: n in two days, count: cases, window: 2d }
tiers:
  - { tier: medium, title: Medium, when: n_5d >= 1 }
  - { tier: low, title: Low, otherwise: true }
sources: { std: { title: Standard, status: official } }
`,
  'rules/own/measures.yaml': `measures:
  - { id: masks, title: Masks, text: Wear masks, tiers: [medium], audience: residents, kind: hygiene, source: std }
  - { id: rounds, title: Rounds, text: Test all, tiers: [medium], audience: residents, kind: testing, days: [1, 3], source: std, when: n_2d >= 2 }
  - { id: fairs, title: Fairs, text: No fairs, tiers: [medium, low], audience: premises, kind: closure, source: std, when: area.kind == "rural" }
  - { id: gates, title: Gates, text: Guard the gates, tiers: [medium], audience: communities, kind: hygiene, source: std, when: context.phase == "II" }
`,
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area } }
rules: rules/
context: { phase: { 2022-03-01: III, 2022-03-04: II, 2022-03-07: III } }
policy: [{ pack: own, from: 2022-03-01 }]
store: store/
`,
  'data/areas.csv': null,
  'data/cases.csv': null,
};

const TODAY = '2022-06-01';
const NIGHTS = daysFrom('2022-03-02', '2022-03-12');
const folder = workspace(FILES);
beforeAll(() => replay({ workspace: folder, from: '2022-03-01', to: '2022-03-12', today: TODAY }));

type Asked = Partial<Pick<Parameters<typeof withHandouts>[0], 'audience'>>;

async function handoutsOf(asOf: string, asked: Asked = {}): Promise<Handout[]> {
  return withHandouts({ workspace: folder, today: TODAY, asOf, by: 'county', ...asked }, async ({ each }) => {
    const all: Handout[] = [];
    for await (const handout of each()) all.push(handout);
    return all;
  });
}

/** The list that `measures` gives of one area alone. */
async function alone(
  { applying: { scope, asOf } }: Handout,
  shows: MeasureList['shows'],
  asked: Asked = {},
): Promise<MeasureList> {
  const area = scope?.code ?? '';
  const { warnings: _, ...list } = await measures({
    workspace: folder,
    today: TODAY,
    asOf,
    area,
    shows,
    ...asked,
  });
  return list;
}

const WARDS: Readonly<Record<string, readonly string[]>> = { E: ['E1', 'E2'], W: ['W1', 'W2'] };

/** `masks E1 2022-03-03..2022-03-07`: each measure in each ward of a list's area, and over which days. */
function spells({ byAudience, places, scope }: MeasureList): string[] {
  const wards = WARDS[scope?.code ?? ''] ?? [scope?.code ?? ''];
  const raised = places.map(({ area }) => area.code);
  return byAudience
    .flatMap((group) => group.measures)
    .flatMap(({ measure, periods = [] }) =>
      periods.flatMap(({ places: named, others, from, until, undecided }) => {
        const rest = others ? wards.filter((ward) => !raised.includes(ward)) : [];
        return [...named.map(({ code }) => code), ...rest].map(
          (ward) => `${measure.id} ${ward} ${from}..${until}${undecided ? ' ?' : ''}`,
        );
      }),
    )
    .sort();
}

const idsOf = ({ byAudience }: MeasureList): string[] => [
  ...new Set(byAudience.flatMap((group) => group.measures.map(({ measure }) => measure.id))),
];

test('what documents have in common is found once, and each says of its area what is said of it alone', async () => {
  const ended = new Set<string>();
  const begun = new Set<string>();
  for (const night of NIGHTS)
    for (const handout of await handoutsOf(night)) {
      const { applying, changes } = handout;
      expect(applying).toEqual(await alone(handout, 'applying'));
      expect(changes?.starting).toEqual(await alone(handout, 'starting'));
      expect(changes?.ending).toEqual(await alone(handout, 'ending'));
      for (const id of changes === null ? [] : idsOf(changes.ending)) ended.add(id);
      for (const id of changes === null ? [] : idsOf(changes.starting)) begun.add(id);
    }
  // Each kind of condition began and ended some night; what is for rural areas never ends.
  expect([...begun].sort()).toEqual(['gates', 'masks', 'rounds']);
  expect([...ended].sort()).toEqual(['gates', 'masks', 'rounds']);
});

test('wards whose tiers went the same way have a condition of their own each', async () => {
  for (const night of ['2022-03-03', '2022-03-06', '2022-03-10'])
    for (const handout of await handoutsOf(night)) {
      const { applying, changes } = handout;
      const each = (WARDS[applying.scope?.code ?? ''] ?? []).map((area) =>
        measures({ workspace: folder, today: TODAY, asOf: night, area }),
      );
      const apart = (await Promise.all(each)).flatMap(spells).sort();
      expect(spells(applying)).toEqual(apart);
      const fairs = apart.filter((spell) => spell.startsWith('fairs'));
      expect(fairs).toEqual([expect.stringMatching(/^fairs [EW]2 [^?]*$/)]);
      expect(changes?.ending.places).toEqual(applying.places);
      expect(changes?.ending.others).toBe(applying.others);
    }
});

test('where only some measures are asked for, what began and ended is of them', async () => {
  const asked = { audience: 'residents' } as const;
  for (const night of ['2022-03-03', '2022-03-09', '2022-03-10'])
    for (const handout of await handoutsOf(night, asked)) {
      expect(handout.changes?.starting).toEqual(await alone(handout, 'starting', asked));
      expect(handout.changes?.ending).toEqual(await alone(handout, 'ending', asked));
    }
});
