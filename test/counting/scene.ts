import fc from 'fast-check';
import { addDays } from '../../src/days.ts';
import type { Files } from '../cli/workspace.ts';

/** The day from which days of a scene are counted. */
const FIRST = '2022-03-25';

export function dayAt(offset: number): string {
  return addDays(FIRST, offset);
}

export interface Area {
  readonly code: string;
  readonly level: 'city' | 'county' | 'community' | 'site';
  readonly parent: string;
}

export interface CaseRow {
  readonly klass: string;
  readonly origin: string;
  /** Days are offsets; the onset may be after the report, as it is in careless lists. */
  readonly report: number;
  readonly onset: number;
  readonly area: string;
  readonly cluster: string;
  readonly age: number;
}

export interface MetricRow {
  readonly area: string;
  readonly day: number;
  /** In tenths; null is an empty cell. */
  readonly x: number | null;
  readonly y: number | null;
}

/** A condition, as a pack writes it and as plain code. */
interface Where {
  readonly text: string;
  readonly holds: (row: CaseRow) => boolean;
}

export type WindowSpec = { days: number; lag: number } | 'all' | { since: number };

export interface IndicatorSpec {
  readonly kind:
    | 'count'
    | 'groups'
    | 'distinct'
    | 'days_since'
    | 'sum_cases'
    | 'max_cases'
    | 'sum'
    | 'min'
    | 'max'
    | 'mean'
    | 'latest';
  readonly window: WindowSpec;
  readonly where: Where;
  readonly clock: 'report' | 'onset';
  readonly atLeast: number;
  readonly column: 'x' | 'y';
  readonly group: 'cluster' | 'origin';
  readonly missing: 0 | 'unknown' | undefined;
}

export interface Scene {
  readonly areas: readonly Area[];
  readonly cases: readonly CaseRow[];
  readonly metrics: readonly MetricRow[];
  readonly indicators: readonly IndicatorSpec[];
  readonly level: 'county' | 'community';
}

const CLASSES = ['confirmed', 'asymptomatic', 'suspected', 'discarded'];
const ORIGINS = ['local', 'imported', 'domestic'];

const WHERES: readonly Where[] = [
  { text: 'true', holds: () => true },
  { text: 'class == "confirmed"', holds: ({ klass }) => klass === 'confirmed' },
  {
    text: 'class == "confirmed" && origin == "local"',
    holds: ({ klass, origin }) => klass === 'confirmed' && origin === 'local',
  },
  {
    text: '!(class == "suspected") || origin != "local"',
    holds: ({ klass, origin }) => klass !== 'suspected' || origin !== 'local',
  },
  {
    text: 'class in ["confirmed", "asymptomatic"] && age / 2 >= 20.5',
    holds: ({ klass, age }) => ['confirmed', 'asymptomatic'].includes(klass) && age >= 41,
  },
  { text: 'or_else(cluster, "none") != "k1"', holds: ({ cluster }) => cluster !== 'k1' },
  {
    text: 'known(cluster) ? class == "confirmed" : age < 50',
    holds: ({ cluster, klass, age }) => (cluster === '' ? age < 50 : klass === 'confirmed'),
  },
  { text: 'days_between(date_onset, date_report) <= 2', holds: ({ report, onset }) => report - onset <= 2 },
  {
    text: 'at_least(2, [class == "confirmed", origin == "local", age > 30])',
    holds: ({ klass, origin, age }) =>
      Number(klass === 'confirmed') + Number(origin === 'local') + Number(age > 30) >= 2,
  },
];

const areas: fc.Arbitrary<Area[]> = fc
  .array(fc.array(fc.nat(2), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((districts) => [
    { code: 'R', level: 'city', parent: '' },
    { code: 'D', level: 'county', parent: 'R' },
    { code: 'D-c', level: 'community', parent: 'D' },
    ...districts.flatMap((communities, d): Area[] => [
      { code: `D${d}`, level: 'county', parent: 'R' },
      ...communities.flatMap((sites, c): Area[] => [
        { code: `D${d}-c${c}`, level: 'community', parent: `D${d}` },
        ...Array.from(
          { length: sites },
          (_, s): Area => ({ code: `D${d}-c${c}-s${s}`, level: 'site', parent: `D${d}-c${c}` }),
        ),
      ]),
    ]),
  ]);

const window: fc.Arbitrary<WindowSpec> = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 16 }), lag: fc.constantFrom(0, 1, 5) }),
  fc.constant('all' as const),
  fc.record({ since: fc.integer({ min: 0, max: 25 }) }),
);

const indicator: fc.Arbitrary<IndicatorSpec> = fc.record({
  kind: fc.constantFrom(
    'count',
    'count',
    'groups',
    'groups',
    'distinct',
    'days_since',
    'sum_cases',
    'max_cases',
    'sum',
    'min',
    'max',
    'mean',
    'latest',
  ),
  window,
  where: fc.constantFrom(...WHERES),
  clock: fc.constantFrom('report', 'report', 'onset'),
  atLeast: fc.integer({ min: 1, max: 3 }),
  column: fc.constantFrom('x', 'y'),
  group: fc.constantFrom('cluster', 'cluster', 'origin'),
  missing: fc.constantFrom(undefined, undefined, 0 as const, 'unknown' as const),
});

/** A small city with its cases and a few indicators over them. */
export const scene: fc.Arbitrary<Scene> = areas.chain((tree) => {
  const codes = tree.map(({ code }) => code);
  return fc.record({
    areas: fc.constant(tree),
    cases: fc.array(
      fc
        .record({
          klass: fc.constantFrom('confirmed', ...CLASSES),
          origin: fc.constantFrom('local', ...ORIGINS),
          report: fc.nat(30),
          late: fc.integer({ min: -1, max: 6 }),
          area: fc.constantFrom(...codes),
          cluster: fc.constantFrom('', 'k1', 'k2', 'k3'),
          age: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 })),
        })
        .map(({ late, ...row }) => ({ ...row, onset: row.report - late })),
      { minLength: 4, maxLength: 25, size: 'max' },
    ),
    metrics: fc.uniqueArray(
      fc.record({
        area: fc.constantFrom(...codes),
        day: fc.nat(30),
        x: fc.constantFrom(null, 0, 1, 7, -3, 25),
        y: fc.constantFrom(null, 0, 13),
      }),
      { maxLength: 12, selector: ({ area, day }) => `${area} ${day}` },
    ),
    indicators: fc.array(indicator, { minLength: 4, maxLength: 8 }),
    level: fc.constantFrom('community' as const, 'community' as const, 'county' as const),
  });
});

/** The scene as a workspace with a pack of its own. */
export function filesOf({ areas: tree, cases, metrics, indicators, level }: Scene): Files {
  const tenths = (value: number | null): string => (value === null ? '' : String(value / 10));
  const caseRows = cases.map(
    ({ klass, origin, report, onset, area, cluster, age }, i) =>
      `c${i},${klass},${origin},${dayAt(report)},${dayAt(onset)},${area},${cluster},${age}`,
  );
  const metricRows = metrics.map(({ area, day, x, y }) => `${area},${dayAt(day)},${tenths(x)},${tenths(y)}`);
  const same = (...columns: string[]) => `{ ${columns.map((column) => `${column}: ${column}`).join(', ')} }`;
  return {
    'areas.csv': lines(
      'code,name,level,parent',
      ...tree.map((a) => `${a.code},${a.code},${a.level},${a.parent}`),
    ),
    // No row at all would be an export that failed; those of the city count for no smaller area.
    'cases.csv': lines(
      'id,class,origin,date_report,date_onset,area,cluster,age',
      ...caseRows,
      `filler,discarded,local,${dayAt(0)},${dayAt(0)},R,,0`,
    ),
    'metrics.csv': lines('area,date,x,y', ...metricRows, `R,${dayAt(31)},1,1`),
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: ${same('id', 'class', 'origin', 'date_report', 'date_onset', 'area', 'cluster', 'age')}
    extra: { age: number }
  metrics: { file: metrics.csv, columns: ${same('area', 'date', 'x', 'y')} }
rules: rules/
policy: [{ pack: random, from: ${FIRST} }]
`,
    'rules/random/pack.yaml': `pack: random
title: Random
edition: 2020-01-01
level: ${level}
effective: next_day
indicators:
${indicators.map((spec, i) => `  i${i}: ${JSON.stringify(written(spec))}\n`).join('')}tiers:
  - { tier: low, title: Low, otherwise: true }
`,
  };
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function written(spec: IndicatorSpec): Record<string, unknown> {
  const { kind, window: span, where, clock, atLeast, column, group, missing } = spec;
  const isWindow = typeof span === 'object';
  const over = {
    title: kind,
    window: isWindow && 'since' in span ? { since: dayAt(span.since) } : span,
    ...(missing !== undefined && kind !== 'days_since' && { missing }),
  };
  if (kind === 'sum' || kind === 'min' || kind === 'max' || kind === 'mean' || kind === 'latest')
    return { ...over, [kind]: `metrics.${column}` };
  const cases = { ...over, where: where.text, clock: `date_${clock}` };
  if (kind === 'sum_cases') return { ...cases, sum: 'cases.age' };
  if (kind === 'max_cases') return { ...cases, max: 'cases.age' };
  if (kind === 'days_since') return { ...cases, days_since: 'cases' };
  if (kind === 'groups') return { ...cases, count: 'cases', group_by: group, at_least: atLeast };
  if (kind === 'distinct') return { ...cases, count: 'cases', distinct: group };
  return { ...cases, count: 'cases' };
}
