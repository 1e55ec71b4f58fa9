import { error, type Problem } from '../problems/problem.ts';
import { basisOf, type StandingContext, unknownNames } from './basis.ts';
import { sharesDays } from './in-force.ts';
import type { RawMeasures } from './raw.ts';
import type { Arrival, IsolationStage, Tests } from './standing.ts';
import { textFrom } from './text.ts';

type Raw = NonNullable<RawMeasures['arrivals']>[number];
type RawStage = Extract<NonNullable<Raw['isolation']>, { days: number }>;

/** What people who arrive meet, and what is wrong with how that is written. */
export function parseArrivals(raw: readonly Raw[], context: StandingContext) {
  const parsed = raw.map((one, index) => parseOne(one, index, context));
  const arrivals = parsed.map(({ arrival }) => arrival);
  return {
    arrivals,
    problems: [...parsed.flatMap(({ problems }) => problems), ...repeated(arrivals, context)],
  };
}

function parseOne(
  raw: Raw,
  index: number,
  context: StandingContext,
): { readonly arrival: Arrival; readonly problems: readonly Problem[] } {
  const path = ['arrivals', index];
  const { yaml, tiers, measures } = context;
  // What is not said of a row is as with its measure.
  const measure = measures.find(({ id }) => id === raw.measure);
  const { clauseOfSource, status, inForce } = measure ?? {};
  const said = raw.source === undefined ? { clause: clauseOfSource, status } : {};
  const base = { in_force: inForce, ...said, ...raw };
  const { basis, problems } = basisOf(defined(base), raw.source ?? measure?.source ?? '', path, context);
  const arrival: Arrival = {
    ...basis,
    origin: [raw.origin ?? []].flat(),
    measure: raw.measure,
    isolation: [raw.isolation ?? []].flat().map(stageFrom),
    ...details(raw),
  };
  const unknown = unknownNames(
    'pack-unknown-measure',
    raw.measure,
    measures.map(({ id }) => id),
    [...path, 'measure'],
    yaml,
  );
  const nobody =
    raw.origin === undefined && raw.who === undefined
      ? [error('pack-arrival-nobody', yaml.spotOf(path, 'key'))]
      : [];
  const noOrigin =
    raw.scope !== undefined && raw.origin === undefined
      ? [error('pack-arrival-scope', { ...yaml.spotOf([...path, 'scope']), value: raw.scope })]
      : [];
  return {
    arrival,
    problems: [
      ...nobody,
      ...noOrigin,
      ...unknownNames('pack-unknown-tier', raw.origin, tiers, [...path, 'origin'], yaml),
      ...unknown,
      ...(unknown.length > 0 && raw.source === undefined ? [] : problems),
    ],
  };
}

/** Without the keys that are there and say nothing. */
function defined({ clause, status, in_force }: Loose): Parameters<typeof basisOf>[0] {
  return {
    ...(clause === undefined ? {} : { clause }),
    ...(status === undefined ? {} : { status }),
    ...(in_force === undefined ? {} : { in_force }),
  };
}

type Loose = {
  readonly [K in 'clause' | 'status' | 'in_force']?: Parameters<typeof basisOf>[0][K] | undefined;
};

function details(raw: Raw): Partial<Arrival> {
  return {
    ...(raw.scope === undefined ? {} : { scope: raw.scope }),
    ...(raw.who === undefined ? {} : { who: textFrom(raw.who) }),
    ...(raw.look_back === undefined ? {} : { lookBackDays: daysIn(raw.look_back) }),
    ...(raw.counted_from === undefined ? {} : { countedFrom: raw.counted_from }),
    ...(raw.monitoring === undefined ? {} : { monitoringDays: daysIn(raw.monitoring) }),
    ...(raw.tests === undefined ? {} : { tests: testsFrom(raw.tests) }),
  };
}

function stageFrom({ days, place }: RawStage): IsolationStage {
  return { days, places: [place ?? []].flat() };
}

function testsFrom(raw: NonNullable<Raw['tests']>): Tests {
  if ('within' in raw) {
    const { times, within, hours_between: hours } = raw;
    const least = hours === undefined ? {} : { hoursBetween: hours };
    return { kind: 'times', times, withinDays: daysIn(within), ...least };
  }
  return { kind: 'days', days: raw };
}

/** The number in `7d`. */
function daysIn(text: string): number {
  return Number.parseInt(text, 10);
}

/** What an earlier row says of people from the same places, on the same days. */
function repeated(arrivals: readonly Arrival[], { yaml }: StandingContext): Problem[] {
  return arrivals.flatMap((one, index): Problem[] => {
    const others = arrivals
      .slice(0, index)
      .filter((other) => other.scope === one.scope && other.who?.zh === one.who?.zh)
      .filter((other) => sharesDays(other.inForce, one.inForce));
    const tier = one.origin.find((each) => others.some(({ origin }) => origin.includes(each)));
    if (tier === undefined) return [];
    const spot = yaml.spotOf(['arrivals', index, 'origin']);
    return [error('pack-duplicate-arrival', { ...spot, value: tier })];
  });
}
