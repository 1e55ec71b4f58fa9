import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/days.ts';
import { type MeasureList, measures, zone } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';

const WORLDS = Number(process.env['FENQU_RUNS'] ?? 2);
const WARDS = ['A', 'B', 'C'];
const BLOCKS = WARDS.flatMap((ward) => [`${ward}1`, `${ward}2`]);
const AREAS = [...WARDS, ...BLOCKS];
const TIERS = ['high', 'medium', 'low'];
const FIRST = '2022-03-01';
const day = (at: number): Day => addDays(FIRST, at);
type Truth = boolean | null;

/** Conditions with what they mean, of an area on a night: unknown is null. */
interface Known {
  readonly recent: number;
  readonly beds: number | null;
  readonly kind: string | null;
  readonly level: string | null;
}
const and = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a === null ? a : b);
const or = (a: Truth, b: Truth): Truth => (a === true || b === true ? true : a === null ? a : b);
const isII = ({ level }: Known): Truth => (level === null ? null : level === 'II');
const isRural = ({ kind }: Known): Truth => (kind === null ? null : kind === 'rural');
const isFull = ({ beds }: Known): Truth => (beds === null ? null : beds > 50);
const CONDITIONS: readonly (readonly [when: string, means: (known: Known) => Truth])[] = [
  ['', () => true],
  ['context.level == "II"', isII],
  ['area.kind == "rural"', isRural],
  ['recent >= 1', ({ recent }) => recent >= 1],
  ['beds > 50', isFull],
  ['recent < 2 && context.level == "II"', (known) => and(known.recent < 2, isII(known))],
  ['area.kind == "rural" || beds > 50', (known) => or(isRural(known), isFull(known))],
  [
    '!(beds > 50) && area.kind != "urban"',
    (known) => {
      const full = isFull(known);
      return and(full === null ? null : !full, known.kind === null ? null : known.kind !== 'urban');
    },
  ],
];

const measureDrawn = fc.record({
  tiers: fc.subarray(TIERS, { minLength: 1 }),
  condition: fc.nat(CONDITIONS.length - 1),
  kind: fc.constantFrom('closure', 'hygiene'),
  audience: fc.subarray(['residents', 'schools'], { minLength: 1 }),
  inForce: fc.option(fc.tuple(fc.nat(9), fc.nat(9)), { nil: undefined }),
});
const worlds = fc.record({
  measures: fc.array(measureDrawn, { minLength: 6, maxLength: 10 }),
  cases: fc.array(fc.record({ at: fc.nat(6), block: fc.constantFrom(...BLOCKS) }), {
    minLength: 1,
    maxLength: 12,
  }),
  beds: fc.uniqueArray(
    fc.record({ at: fc.nat(6), area: fc.constantFrom(...AREAS), beds: fc.integer({ min: 40, max: 60 }) }),
    { minLength: 1, maxLength: 20, selector: ({ at, area }) => `${at} ${area}` },
  ),
  kinds: fc.array(fc.constantFrom('rural', 'urban', ''), {
    minLength: AREAS.length,
    maxLength: AREAS.length,
  }),
  limits: fc.array(fc.constantFrom('2', '3', ''), { minLength: AREAS.length, maxLength: AREAS.length }),
  levels: fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 2, max: 8 }), level: fc.constantFrom('II', 'III') }),
    {
      maxLength: 3,
      selector: ({ at }) => at,
    },
  ),
  decided: fc.option(
    fc.record({ area: fc.constantFrom(...AREAS), tier: fc.constantFrom(...TIERS), at: fc.nat(6) }),
    {
      nil: undefined,
    },
  ),
  forbidden: fc.option(fc.record({ tiers: fc.subarray(TIERS, { minLength: 1 }), from: fc.nat(8) }), {
    nil: undefined,
  }),
  night: fc.integer({ min: 1, max: 6 }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function filesOf(world: World): Record<string, string | null> {
  const drawn = world.measures.map(({ tiers, condition, kind, audience, inForce }, i) => {
    const [when = ''] = CONDITIONS[condition] ?? [];
    const days =
      inForce && `, in_force: { from: ${day(Math.min(...inForce))}, until: ${day(Math.max(...inForce))} }`;
    return `  - { id: m${i}, title: T, text: T, tiers: [${tiers}], audience: [${audience}], kind: ${kind}, source: std${days ?? ''}${when === '' ? '' : `, when: '${when}'`} }`;
  });
  const levels = world.levels.map(({ at, level }) => `${day(at)}: ${level}`).join(', ');
  return {
    'areas.csv': [
      'code,name,level,parent,kind,limit',
      'T,Town,town,,,',
      ...AREAS.map((area, i) => {
        const isBlock = area.length > 1;
        return `${area},${area},${isBlock ? 'block' : 'ward'},${isBlock ? area[0] : 'T'},${world.kinds[i]},${world.limits[i]}`;
      }),
    ].join('\n'),
    'cases.csv': [
      'class,day,area',
      ...world.cases.map(({ at, block }) => `confirmed,${day(at)},${block}`),
      '',
    ].join('\n'),
    'beds.csv': [
      'area,day,beds',
      ...world.beds.map(({ at, area, beds }) => `${area},${day(at)},${beds}`),
      '',
    ].join('\n'),
    'decisions.csv': [
      'area,tier,from,until,mode,authority,reason,decided_on',
      ...[world.decided ?? []]
        .flat()
        .map(({ area, tier, at }) => `${area},${tier},${day(at)},${day(at + 3)},set,T,R,${day(at)}`),
      '',
    ].join('\n'),
    'rules/own/pack.yaml': `pack: own
title: Own
edition: 2022-01-01
level: [ward, block]
effective: next_day
indicators:
  n: { count: cases, window: 5d }
  recent: { count: cases, window: 2d }
  beds: { latest: metrics.beds, window: 1d }
tiers:
  - { tier: high, title: High, when: n >= area.limit }
  - { tier: medium, title: Medium, when: n >= 1 }
  - { tier: low, title: Low, otherwise: true }
sources: { std: { title: Standard, status: official } }
`,
    'rules/own/measures.yaml': `measures:\n${drawn.join('\n')}\n${
      world.forbidden === undefined
        ? ''
        : `forbids: [{ tiers: [${world.forbidden.tiers}], kinds: [closure], source: std, in_force: { from: ${day(world.forbidden.from)} } }]\n`
    }`,
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { class: class, date_report: day, area: area }, through: ${day(9)} }
  metrics: { file: beds.csv, columns: { area: area, date: day, beds: beds }, through: ${day(9)} }
decisions: decisions.csv
context: { level: { ${levels} } }
rules: rules/
policy: [{ pack: own, from: ${FIRST} }]
`,
    'data/areas.csv': null,
    'data/cases.csv': null,
  };
}

/** `m1 A residents`, with `?` where it is undecided: what the files call for in an area whose tier in force is known. */
function calledFor(world: World, area: string, tier: string | null): string[] {
  const morning = day(world.night + 1);
  const days = [world.night - 1, world.night];
  const known: Known = {
    recent: world.cases.filter(({ at, block }) => block.startsWith(area) && days.includes(at)).length,
    beds: world.beds.find((each) => each.area === area && each.at === world.night)?.beds ?? null,
    kind: world.kinds[AREAS.indexOf(area)] || null,
    level: world.levels.filter(({ at }) => day(at) <= morning).sort((a, b) => b.at - a.at)[0]?.level ?? null,
  };
  return world.measures.flatMap(({ tiers, condition, kind, audience, inForce }, i) => {
    const [from, until] =
      inForce === undefined ? ['', '9'] : [day(Math.min(...inForce)), day(Math.max(...inForce))];
    const { forbidden } = world;
    const isForbidden =
      forbidden !== undefined &&
      kind === 'closure' &&
      forbidden.tiers.includes(tier ?? '') &&
      day(forbidden.from) <= morning;
    const holds = CONDITIONS[condition]?.[1](known) ?? null;
    if (
      tier === null ||
      !tiers.includes(tier) ||
      morning < from ||
      morning > until ||
      isForbidden ||
      holds === false
    )
      return [];
    return audience.map((each) => `m${i} ${area} ${each}${holds === null ? ' ?' : ''}`);
  });
}

/** What a list says, area by area; every item as often as it is there. */
function listed({ byAudience, places }: MeasureList, scope: readonly string[]): string[] {
  const raised = new Set(places.map(({ area }) => area.code));
  const rest = scope.filter((area) => !raised.has(area));
  const codesOf = (named: readonly { readonly code: string }[], others: boolean): string[] => [
    ...named.map(({ code }) => code),
    ...(others ? rest : []),
  ];
  return byAudience.flatMap(({ audience, measures: all }) =>
    all.flatMap(({ measure, places: named, others, undecided }) => {
      const isWhole = named.length === 0 && !others;
      const open = undecided === undefined ? [] : codesOf(undecided.places, undecided.others);
      return (isWhole ? scope : codesOf(named, others)).map(
        (code) => `${measure.id} ${code} ${audience}${open.includes(code) ? ' ?' : ''}`,
      );
    }),
  );
}

test(
  'a list is the union of what tiers, those around, the context and the conditions call for: no more, no less, nothing twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const folder = workspace(filesOf(world));
        const asked = { workspace: folder, asOf: day(world.night), today: '2022-06-01' };
        const { snapshot } = await zone({ ...asked, all: true });
        const tierOf = new Map(
          snapshot.zones.map(({ area, tier, tierInForce, atLeast }) => [
            area.code,
            tierInForce ?? (tier === null ? atLeast : null),
          ]),
        );
        expect(tierOf.size).toBe(AREAS.length);
        for (const [area, scope] of [
          ['T', AREAS],
          ['B1', ['B', 'B1']],
          ['C', ['C', 'C1', 'C2']],
        ] as const) {
          const expected = scope.flatMap((each) => calledFor(world, each, tierOf.get(each) ?? null));
          const found = listed(await measures({ ...asked, area }), scope);
          expect(found.sort(), area).toEqual(expected.sort());
        }
      }),
      { numRuns: WORLDS },
    );
  },
  60_000 + WORLDS * 10_000,
);
