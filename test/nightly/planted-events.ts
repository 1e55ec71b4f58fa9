import fc from 'fast-check';
import type { Cause } from '../../src/diff/change.ts';
import { type Case, type Decision, type Made, TIERS } from './planted-world.ts';

/** The two nights between which something happens, as days. */
export interface Between {
  readonly from: number;
  readonly on: number;
}

/** Something that happens, with the cause that it is. */
export interface Planted {
  readonly cause: Exclude<Cause, 'time'>;
  /** What it is, for whoever reads a counterexample. */
  readonly what: string;
  readonly do: (made: Made, between: Between) => Made;
}

const nat = fc.nat(99);

function pick<T>(from: readonly T[], index: number): T | undefined {
  return from[index % Math.max(1, from.length)];
}

function wardsOf({ wards }: Made): string[] {
  return Object.keys(wards);
}

function withCases(made: Made, more: readonly Omit<Case, 'id'>[]): Made {
  const next = Math.max(0, ...made.cases.map(({ id }) => id)) + 1;
  return { ...made, cases: [...made.cases, ...more.map((each, i) => ({ ...each, id: next + i }))] };
}

/** Changes one of the cases that are known by the earlier night. */
function revised(made: Made, { from }: Between, index: number, how: (old: Case) => Case | undefined): Made {
  const known = made.cases.filter(
    ({ day, known: since }) => day <= from && day > from - 5 && (since ?? day) <= from,
  );
  const one = pick(known, index);
  return { ...made, cases: made.cases.flatMap((each) => (each === one ? (how(each) ?? []) : [each])) };
}

const plant = <T>(
  cause: Planted['cause'],
  what: string,
  values: fc.Arbitrary<T>,
  how: (made: Made, between: Between, value: T) => Made,
): fc.Arbitrary<Planted> =>
  values.map((value) => ({
    cause,
    what: `${what} ${JSON.stringify(value)}`,
    do: (made, between) => how(made, between, value),
  }));

const NEW_CASES = plant(
  'new-cases',
  'cases',
  fc.record({ ward: nat, back: nat, n: fc.integer({ min: 1, max: 3 }) }),
  (made, { from, on }, { ward, back, n }) => {
    const one = pick(wardsOf(made), ward) ?? 'W0';
    const row = { day: on - (back % (on - from)), known: null, ward: one, confirmed: true };
    return withCases(
      made,
      Array.from({ length: n }, () => row),
    );
  },
);

const REVISIONS = [
  plant(
    'revised-data',
    'late',
    fc.record({ ward: nat, back: fc.nat(2), n: fc.integer({ min: 1, max: 3 }) }),
    (made, { from }, { ward, back, n }) => {
      const row = { day: from - back, known: null, ward: pick(wardsOf(made), ward) ?? 'W0', confirmed: true };
      return withCases(
        made,
        Array.from({ length: n }, () => row),
      );
    },
  ),
  plant('revised-data', 'withdrawn', nat, (made, between, index) =>
    revised(made, between, index, () => undefined),
  ),
  plant('revised-data', 'discarded', nat, (made, between, index) =>
    revised(made, between, index, (old) => ({ ...old, confirmed: !old.confirmed })),
  ),
  plant('revised-data', 'elsewhere', fc.tuple(nat, nat), (made, between, [index, ward]) =>
    revised(made, between, index, (old) => ({ ...old, ward: pick(wardsOf(made), ward) ?? old.ward })),
  ),
  plant('revised-data', 'redated', fc.tuple(nat, fc.nat(6)), (made, between, [index, days]) =>
    revised(made, between, index, (old) => ({ ...old, day: Math.min(between.on, old.day - 3 + days) })),
  ),
];

const RULES = [
  plant('rules', 'high', fc.integer({ min: 1, max: 5 }), (made, _, high) => ({
    ...made,
    rules: { ...made.rules, high },
  })),
  plant('rules', 'near', fc.integer({ min: 2, max: 6 }), (made, _, near) => ({
    ...made,
    rules: { ...made.rules, near },
  })),
  plant('rules', 'window', fc.integer({ min: 2, max: 5 }), (made, _, window) => ({
    ...made,
    rules: { ...made.rules, window },
  })),
  plant('rules', 'replaced', fc.nat(1), (made, { on }) => ({
    ...made,
    rules: { ...made.rules, replaced: made.rules.replaced ?? on },
  })),
  plant(
    'rules',
    'response',
    fc.tuple(fc.nat(2), fc.constantFrom('I', 'II')),
    (made, { on }, [back, level]) => ({
      ...made,
      response: { ...made.response, [on - back]: level },
    }),
  ),
];

const DECISIONS = [
  plant(
    'decision',
    'made',
    fc.record({
      area: fc.nat(99),
      tier: fc.constantFrom(...TIERS),
      mode: fc.constantFrom<Decision['mode']>('set', 'set', 'raise_only'),
      back: fc.integer({ min: -2, max: 2 }),
      length: fc.option(fc.integer({ min: 0, max: 5 })),
    }),
    (made, { on }, { area, tier, mode, back, length }) => {
      const one = pick([...wardsOf(made), ...wardsOf(made), 'T0', 'T1'], area) ?? 'T0';
      // Two that contradict each other would be an error of the workspace.
      if (made.decisions.some((each) => each.area === one)) return made;
      const from = on - back;
      return {
        ...made,
        decisions: [
          ...made.decisions,
          { area: one, tier, mode, from, until: length === null ? null : from + length },
        ],
      };
    },
  ),
  plant('decision', 'withdrawn', nat, (made, _, index) => {
    const one = pick(made.decisions, index);
    return { ...made, decisions: made.decisions.filter((each) => each !== one) };
  }),
  plant('decision', 'ended', nat, (made, { on }, index) => {
    const one = pick(
      made.decisions.filter(({ from }) => from < on),
      index,
    );
    return {
      ...made,
      decisions: made.decisions.map((each) => (each === one ? { ...each, until: on - 1 } : each)),
    };
  }),
];

const LISTS = [
  plant(
    'area-list',
    'added',
    fc.record({ town: fc.nat(1), n: fc.nat(3), back: fc.nat(3) }),
    (made, { on }, { town, n, back }) => {
      const code = `N${Object.keys(made.wards).length}${made.cases.length}`;
      const wards = { ...made.wards, [code]: { town: `T${town}`, name: code, people: 500 } };
      const row = { day: on - back, known: null, ward: code, confirmed: true };
      return withCases(
        { ...made, wards },
        Array.from({ length: n }, () => row),
      );
    },
  ),
  // Its cases and decisions go with it, or the workspace would have an error.
  plant('area-list', 'removed', nat, (made, _, index) => {
    const code = pick(
      wardsOf(made).filter((each) => each !== 'W0'),
      index,
    );
    const { [code ?? '']: __, ...wards } = made.wards;
    return {
      ...made,
      wards,
      cases: made.cases.filter(({ ward }) => ward !== code),
      decisions: made.decisions.filter(({ area }) => area !== code),
      neighbors: made.neighbors.filter((pair) => !pair.includes(code ?? '')),
    };
  }),
  plant('area-list', 'moved', nat, (made, _, index) =>
    changedWard(made, index, (ward) => ({ ...ward, town: ward.town === 'T0' ? 'T1' : 'T0' })),
  ),
  plant('area-list', 'renamed', nat, (made, _, index) =>
    changedWard(made, index, (ward) => ({ ...ward, name: `${ward.name}x` })),
  ),
  plant('area-list', 'people', nat, (made, _, index) =>
    changedWard(made, index, (ward) => ({ ...ward, people: ward.people < 100 ? 500 : 50 })),
  ),
  plant('area-list', 'neighbors', fc.tuple(nat, nat), (made, _, [one, other]) => {
    const pair = [pick(wardsOf(made), one) ?? '', pick(wardsOf(made), other) ?? ''] as const;
    const isPair = (each: readonly string[]): boolean => pair.every((code) => each.includes(code));
    if (pair[0] === pair[1]) return made;
    if (made.neighbors.some(isPair))
      return { ...made, neighbors: made.neighbors.filter((each) => !isPair(each)) };
    return { ...made, neighbors: [...made.neighbors, pair] };
  }),
];

function changedWard(
  made: Made,
  index: number,
  how: (ward: Made['wards'][string]) => Made['wards'][string],
): Made {
  const code = pick(wardsOf(made), index);
  return {
    ...made,
    wards: Object.fromEntries(
      Object.entries(made.wards).map(([each, ward]) => [each, each === code ? how(ward) : ward]),
    ),
  };
}

/** Whatever happens to a city between two nights, each cause alike; often one thing alone, or nothing. */
export const events: fc.Arbitrary<Planted[]> = fc.array(
  fc.oneof(NEW_CASES, fc.oneof(...REVISIONS), fc.oneof(...DECISIONS), fc.oneof(...LISTS)),
  { maxLength: 4 },
);

/** What becomes of the rules of all cities. */
export const ruleEvents: fc.Arbitrary<Planted[]> = fc.oneof(
  fc.constant<Planted[]>([]),
  fc.array(fc.oneof(...RULES), { minLength: 1, maxLength: 2 }),
);

/** What a year begins with, in all cities. */
export const beginning: fc.Arbitrary<Pick<Made, 'response' | 'rules'>> = fc
  .record({
    planned: fc.option(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('I', 'II'))),
    high: fc.integer({ min: 2, max: 4 }),
    near: fc.integer({ min: 3, max: 6 }),
    window: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ planned, ...rules }) => ({
    response: { '-40': 'II', ...(planned && { [planned[0]]: planned[1] }) },
    rules: { ...rules, replaced: null },
  }));

/** A city on the first night. */
export const city: fc.Arbitrary<Omit<Made, 'response' | 'rules'>> = fc
  .record({
    cases: fc.array(
      fc.record({
        day: fc.integer({ min: -3, max: 0 }),
        late: fc.constantFrom(0, 0, 0, 0, 1, 2, 4),
        ward: fc.integer({ min: 0, max: 5 }),
        confirmed: fc.constantFrom(true, true, true, false),
      }),
      { minLength: 2, maxLength: 10 },
    ),
    decisions: fc.uniqueArray(
      fc.record({
        ward: fc.integer({ min: 0, max: 5 }),
        tier: fc.constantFrom(...TIERS),
        mode: fc.constantFrom<Decision['mode']>('set', 'raise_only'),
        from: fc.integer({ min: -2, max: 4 }),
        length: fc.option(fc.integer({ min: 0, max: 4 })),
      }),
      { maxLength: 2, selector: ({ ward }) => ward },
    ),
  })
  .map(({ cases, decisions }) => ({
    cases: cases.map(({ late, ward, ...each }, id) => ({
      ...each,
      id,
      known: late === 0 ? null : each.day + late,
      ward: `W${ward}`,
    })),
    decisions: decisions.map(({ ward, length, from, ...each }) => ({
      ...each,
      area: `W${ward}`,
      from,
      until: length === null ? null : from + length,
    })),
    wards: Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [
        `W${i}`,
        { town: `T${i % 2}`, name: `Ward ${i}`, people: i === 0 ? 50 : 500 },
      ]),
    ),
    neighbors: [['W0', 'W1'] as const, ['W2', 'W5'] as const],
  }));
