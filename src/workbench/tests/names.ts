import { error, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import { needsOf } from '../../rules/needs.ts';
import type { Pack } from '../../rules/pack.ts';
import type { RawTests } from '../../rules/raw.ts';
import { expressionsOf, membersOf } from '../../rules/walk.ts';
import type { TableName } from '../../workspace/workspace.ts';
import type { Path, YamlFile } from '../../yaml/index.ts';
import { groupsOf } from './parse.ts';

type RawTest = RawTests[number];

/** What a test may name: the tiers, indicators, measures and columns of the packs that judge it. */
interface Known {
  readonly pack: string;
  readonly tiers: readonly string[];
  readonly indicators: readonly string[];
  readonly measures: readonly string[];
  readonly columns: Readonly<Record<TableName, readonly string[]>>;
  readonly params: readonly string[];
  readonly context: readonly string[];
}

/**
 * Names in the tests of a file that mean nothing to the packs that judge them: a slip of the pen there would leave a test
 * that proves nothing.
 *
 * @param packsOf the packs that judge a test
 */
export function nameProblems(
  yaml: YamlFile,
  tests: RawTests,
  packsOf: (test: RawTest) => readonly Pack[],
): Problem[] {
  return tests.flatMap((test, i) => {
    const packs = packsOf(test);
    return packs.length === 0 ? [] : testProblems(yaml, test, [i], knownOf(packs));
  });
}

function knownOf(packs: readonly Pack[]): Known {
  const all = <T>(of: (pack: Pack) => readonly T[]): T[] => [...new Set(packs.flatMap(of))];
  return {
    pack: packs.map(({ id }) => id).join(', '),
    tiers: all((pack) => pack.tiers.map(({ tier }) => tier)),
    indicators: all((pack) => pack.indicators.map(({ name }) => name)),
    measures: all((pack) => pack.measures.map(({ id }) => id)),
    columns: {
      cases: needsOf(packs, 'cases').columns,
      visits: needsOf(packs, 'visits').columns,
      counts: needsOf(packs, 'counts').columns,
      metrics: needsOf(packs, 'metrics').columns,
    },
    params: all((pack) => Object.keys(pack.params ?? {})),
    context: all(contextNames),
  };
}

/** The values of the context that a pack's rules and measures read. */
function contextNames(pack: Pack): string[] {
  const conditions = pack.measures.flatMap(({ when }) => (when === undefined ? [] : [when.tree]));
  const members = [...expressionsOf(pack), ...conditions].flatMap(membersOf);
  return members.filter(({ scope }) => scope === 'context').map(({ name }) => name);
}

function testProblems(yaml: YamlFile, test: RawTest, path: Path, known: Known): Problem[] {
  const wrong = (
    code: Problem['code'],
    at: Path,
    value: string,
    names: readonly string[],
    part: 'key' | 'value' = 'value',
    more: Readonly<Record<string, string>> = {},
  ): Problem[] =>
    names.includes(value)
      ? []
      : [
          error(code, {
            ...yaml.spotOf([...path, ...at], part),
            value,
            with: { pack: known.pack, known: names.join(', '), ...more },
            suggest: nearest(value, names),
          }),
        ];
  const tier = (at: Path, value: string | null | undefined): Problem[] =>
    value === undefined || value === null || value === 'unknown' || value === 'none'
      ? []
      : wrong('test-tier', at, value, known.tiers);
  const keys = (
    code: Problem['code'],
    at: Path,
    of: object | undefined,
    names: readonly string[],
    table = '',
  ) => Object.keys(of ?? {}).flatMap((key) => wrong(code, [...at, key], key, names, 'key', { table }));
  return [
    ...(test.cases ?? []).flatMap(({ extra, visits = [] }, i) => [
      ...keys('test-column', ['cases', i, 'extra'], extra, known.columns.cases, 'cases'),
      ...visits.flatMap(({ extra: more }, nth) =>
        keys('test-column', ['cases', i, 'visits', nth, 'extra'], more, known.columns.visits, 'visits'),
      ),
    ]),
    ...(['metrics', 'counts'] as const).flatMap((table) =>
      (test[table] ?? []).flatMap(({ values }, i) =>
        keys('test-column', [table, i, 'values'], values, known.columns[table], table),
      ),
    ),
    ...keys('test-param', ['params'], test.params, known.params),
    ...keys('test-context', ['context'], test.context, known.context),
    ...(test.decisions ?? []).flatMap((each, i) => tier(['decisions', i, 'tier'], each.tier)),
    ...test.expect.flatMap((each, i) => [
      ...(['tier', 'raw_tier', 'in_force', 'at_least', 'at_most'] as const).flatMap((key) =>
        tier(['expect', i, key], each[key]),
      ),
      ...keys('test-indicator', ['expect', i, 'indicators'], each.indicators, known.indicators),
      ...(each.measures ?? []).flatMap((id, nth) =>
        wrong('test-measure', ['expect', i, 'measures', nth], id, known.measures),
      ),
    ]),
    ...areaProblems(yaml, test, path),
    ...nightProblems(yaml, test, path),
  ];
}

/** Areas that only an expectation names: a misspelt name would be an area in which nothing ever happens. */
function areaProblems(yaml: YamlFile, test: RawTest, path: Path): Problem[] {
  const tables = [...(test.cases ?? []), ...(test.metrics ?? []), ...(test.counts ?? [])];
  const visited = (test.cases ?? []).flatMap(({ visits }) => visits ?? []);
  const series = [...(test.areas ?? []), ...tables, ...visited];
  const parents = (test.areas ?? []).flatMap(({ parent }) => parent ?? []);
  const named = [...series, ...(test.decisions ?? [])].map(({ area }) => area);
  const known = new Set([...named, ...parents, ...groupsOf(test.areas ?? [], test.groups ?? {})]);
  return test.expect.flatMap(({ area }, i) =>
    known.has(area)
      ? []
      : [
          error('test-area', {
            ...yaml.spotOf([...path, 'expect', i, 'area']),
            value: area,
            suggest: nearest(area, known),
          }),
        ],
  );
}

/** Nothing can be expected of a day before judging begins. */
function nightProblems(yaml: YamlFile, test: RawTest, path: Path): Problem[] {
  const from = test.history_from ?? (test.policy ?? []).map((each) => each.from).sort()[0];
  return test.expect.flatMap(({ on }, i) =>
    from === undefined || on >= from
      ? []
      : [
          error('test-before-first-night', {
            ...yaml.spotOf([...path, 'expect', i, 'on']),
            value: on,
            with: { from },
          }),
        ],
  );
}
