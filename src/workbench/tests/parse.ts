import { addDays, type Day, daysFrom } from '../../days.ts';
import { error, type Place, type Problem } from '../../problems/problem.ts';
import type { RawTests } from '../../rules/raw.ts';
import { DECIMAL, WHOLE } from '../../rules/schema/series.ts';
import { textFrom } from '../../rules/text.ts';
import type { Path, YamlFile } from '../../yaml/index.ts';
import { valuesOf } from './notation.ts';
import type { CaseSeries, Expectation, MetricSeries, PackTest, TestArea, TestDecision } from './pack-test.ts';

type RawTest = RawTests[number];
type RawExpectation = RawTest['expect'][number];

/** The tests of a file that has their shape; what is wrong with a notation or a span of days is noted. */
export function parseTests(yaml: YamlFile, raw: RawTests, problems: Problem[]): PackTest[] {
  return raw.map((test, i) => parseTest({ yaml, problems }, test, [i]));
}

interface Parsing {
  readonly yaml: YamlFile;
  readonly problems: Problem[];
}

function parseTest(parsing: Parsing, raw: RawTest, path: Path): PackTest {
  const cases = (raw.cases ?? []).map((each, i) => caseSeries(parsing, each, [...path, 'cases', i]));
  const series = (table: 'metrics' | 'counts') =>
    (raw[table] ?? []).map((each, i) => metricSeries(parsing, each, [...path, table, i]));
  const metrics = series('metrics');
  const counts = series('counts');
  const decisions = (raw.decisions ?? []).map((each, i) =>
    decision(parsing, each, [...path, 'decisions', i]),
  );
  const expect = raw.expect.map((each, i) => expectation(parsing, each, [...path, 'expect', i]));
  const policy = (raw.policy ?? []).map(({ pack, from }) => ({ pack, from }));
  const visited = cases.flatMap(({ visits }) => visits);
  const named = [...cases, ...visited, ...metrics, ...counts, ...expect, ...decisions].map(
    ({ area }) => area,
  );
  const place = parsing.yaml.spotOf([...path, 'test'], 'key').place;
  return {
    title: textFrom(raw.test),
    place,
    areas: areasOf(raw, named, place),
    cases,
    metrics,
    counts,
    common: {
      cumulative: raw.cumulative ?? false,
      params: raw.params ?? {},
      groups: raw.groups ?? {},
      holidays: raw.holidays ?? {},
    },
    decisions,
    context: raw.context ?? {},
    policy,
    firstNight: firstNight(raw),
    expect,
  };
}

/** The first night judged: as the test says, or the first day it names. */
function firstNight({
  history_from,
  policy = [],
  cases = [],
  metrics = [],
  counts = [],
  decisions = [],
  expect,
}: RawTest): Day {
  const named = [...cases, ...metrics, ...counts, ...decisions].map(({ from }) => from);
  const begin = policy.map(({ from }) => from).sort()[0];
  return history_from ?? begin ?? [...named, ...expect.map(({ on }) => on)].sort()[0] ?? '';
}

/** The areas that a test speaks of, and those it only names. */
function areasOf({ areas = [], groups = {} }: RawTest, named: readonly string[], place: Place): TestArea[] {
  const stated = areas.map(
    ({ area, level, parent, code, population, neighbors = [], attributes }): TestArea => {
      const columns = { ...(population === undefined ? {} : { population }), ...attributes };
      return {
        place,
        name: area,
        ...(level === undefined ? {} : { level }),
        ...(parent === undefined ? {} : { parent }),
        ...(code === undefined ? {} : { code }),
        neighbors,
        attributes: texts(columns),
      };
    },
  );
  const parents = areas.flatMap(({ parent, neighbors = [] }) => [...[parent ?? []].flat(), ...neighbors]);
  const known = new Set([...stated.map(({ name }) => name), ...groupsOf(stated, groups)]);
  const made = [...new Set([...parents, ...named])].filter((name) => !known.has(name));
  return [...stated, ...made.map((name) => ({ place, name, neighbors: [], attributes: {} }))];
}

/** The areas that are made of an attribute of others, by its values: they are in no file. */
export function groupsOf(
  areas: readonly { readonly attributes?: Readonly<Record<string, unknown>> | undefined }[],
  groups: Readonly<Record<string, string>>,
): string[] {
  const values = Object.values(groups).flatMap((name) =>
    areas.flatMap(({ attributes = {} }) =>
      Object.hasOwn(attributes, name) ? [String(attributes[name])] : [],
    ),
  );
  return [...new Set(values)];
}

type RawCases = NonNullable<RawTest['cases']>[number];

function caseSeries(parsing: Parsing, raw: RawCases, path: Path): CaseSeries {
  const { area, from, daily, every, extra, visits = [], ...columns } = raw;
  const numbers = valuesAt(parsing, daily, WHOLE, [...path, 'daily']);
  const days = spread(from, every, numbers).filter(({ value }) => value !== '_' && value !== '0');
  return {
    place: parsing.yaml.spotOf(path).place,
    area,
    days: days.map(({ day, value }) => ({ day, cases: Number(value) })),
    columns: { class: 'confirmed', origin: 'local', ...texts(columns), ...texts(extra ?? {}) },
    visits: visits.map(({ area: stayedIn, extra: more, ...visit }) => ({
      area: stayedIn,
      columns: { ...texts(visit), ...texts(more ?? {}) },
    })),
  };
}

type RawMetrics = NonNullable<RawTest['metrics']>[number];

/** A day on which no column has a value has no row. */
function metricSeries(parsing: Parsing, raw: RawMetrics, path: Path): MetricSeries {
  const byDay = new Map<Day, Record<string, string>>();
  for (const [column, notation] of Object.entries(raw.values)) {
    const values = valuesAt(parsing, notation, DECIMAL, [...path, 'values', column]);
    for (const { day, value } of spread(raw.from, raw.every, values))
      if (value !== '_') byDay.set(day, { ...byDay.get(day), [column]: value });
  }
  const { place } = parsing.yaml.spotOf(path);
  return { place, area: raw.area, days: [...byDay].map(([day, values]) => ({ day, values })) };
}

function valuesAt(
  { yaml, problems }: Parsing,
  notation: string | number,
  number: RegExp,
  path: Path,
): readonly string[] {
  const read = valuesOf(notation, number);
  if ('values' in read) return read.values;
  problems.push(error('test-notation', { ...yaml.spotIn(path, read.offset), value: read.wrong }));
  return [];
}

/** Values on their days: one a day, or one every so many days. */
function spread(from: Day, every: string | undefined, values: readonly string[]) {
  const step = Number.parseInt(every ?? '1', 10);
  return values.map((value, i) => ({ day: addDays(from, i * step), value }));
}

function expectation({ yaml, problems }: Parsing, raw: RawExpectation, path: Path): Expectation {
  const { on, until = on } = raw;
  if (until < on) {
    const spot = yaml.spotOf([...path, 'until']);
    problems.push(error('test-until', { ...spot, value: until, with: { on } }));
  }
  return {
    place: yaml.spotOf(path).place,
    days: daysFrom(on, until),
    area: raw.area,
    ...(raw.tier === undefined ? {} : { tier: orNull(raw.tier, 'unknown') }),
    ...(raw.raw_tier === undefined ? {} : { rawTier: orNull(raw.raw_tier, 'unknown') }),
    ...(raw.at_least === undefined ? {} : { atLeast: raw.at_least }),
    ...(raw.at_most === undefined ? {} : { atMost: raw.at_most }),
    ...(raw.since === undefined ? {} : { since: raw.since }),
    ...(raw.in_force === undefined ? {} : { inForce: orNull(raw.in_force, 'none') }),
    ...(raw.effective_from === undefined ? {} : { effectiveFrom: raw.effective_from }),
    ...(raw.evaluated_on === undefined ? {} : { evaluatedOn: raw.evaluated_on }),
    ...(raw.held_by === undefined ? {} : { heldBy: [raw.held_by].flat() }),
    ...(raw.indicators === undefined ? {} : { indicators: unknownsAsNull(raw.indicators) }),
    ...(raw.measures === undefined ? {} : { measures: raw.measures }),
  };
}

function orNull(value: string | null, word: string): string | null {
  return value === word ? null : value;
}

function unknownsAsNull(values: NonNullable<RawExpectation['indicators']>): Expectation['indicators'] & {} {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === 'unknown' ? null : value]),
  );
}

function decision(
  { yaml }: Parsing,
  raw: NonNullable<RawTest['decisions']>[number],
  path: Path,
): TestDecision {
  const { area, ...columns } = raw;
  return { place: yaml.spotOf(path).place, area, columns: texts(columns) };
}

function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}
