import fc from 'fast-check';
import { addDays } from '../../src/days.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { nightsOf, openSpan } from '../../src/workbench/nights.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { stateAt } from '../../src/zoning/all-states.ts';
import { openNight } from '../../src/zoning/open-night.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';

const FIRST = '2022-03-01';
const NIGHTS = 45;
const PAIRS = 100;
/** Columns of reports that differ from each other. */
const REPORTED = 4;

/** The columns of metrics that a pack reads. */
function measuredBy({ indicators }: Pack): string[] {
  return [
    ...new Set(
      indicators.flatMap((each) => ('column' in each && each.table === 'metrics' ? each.column : [])),
    ),
  ];
}

const aCase = fc.record({
  klass: fc.constantFrom('confirmed', 'confirmed', 'asymptomatic'),
  origin: fc.constantFrom('local', 'local', 'domestic', 'imported'),
  day: fc.integer({ min: 0, max: NIGHTS - 1 }),
  cluster: fc.constantFrom('', 'a', 'b'),
  flag: fc.boolean(),
});
type Case = Readonly<{ klass: string; origin: string; day: number; cluster: string; flag: boolean }>;
const aDay = fc.integer({ min: 0, max: NIGHTS + 19 });
const aPair = fc.record({
  cases: fc.array(aCase, { maxLength: 7 }),
  old: fc.constantFrom(0, 0, 49, 50),
  more: aCase,
  // The days on which 1 is reported and not 0, for each column in turn: hardly any, or every third or so.
  reports: fc.array(
    fc.oneof(fc.array(aDay, { maxLength: 3 }), fc.array(aDay, { minLength: 20, maxLength: 30 })),
    {
      minLength: REPORTED,
      maxLength: REPORTED,
    },
  ),
});
type Pair = Readonly<{ cases: Case[]; old: number; more: Case; reports: number[][] }>;

/** An area with its cases, and what it reports. */
interface Lived {
  readonly cases: readonly Case[];
  readonly reports: Pair['reports'];
}

/** The ranks of all areas, in order of code, night by night. */
async function ranksByNight(
  pack: Pack,
  areas: readonly Lived[],
  packText: string | undefined,
): Promise<number[][]> {
  const folder = emptyFolder();
  const flags = Object.keys(pack.extra?.['cases'] ?? {});
  const attributes = Object.keys(pack.extra?.['areas'] ?? {});
  const columns = ['id', 'class', 'origin', 'date_report', 'area', 'cluster', ...flags];
  const code = (a: number): string => `A${String(a).padStart(4, '0')}`;
  const rows = areas.flatMap(({ cases }, a) =>
    cases.map(({ klass, origin, day, cluster, flag }, i) =>
      [`${a}-${i}`, klass, origin, addDays(FIRST, day), code(a), cluster, ...flags.map(() => flag)].join(),
    ),
  );
  const level = pack.levels[0] ?? '';
  // Each area in a county of its own, so that no other's tier matters to it.
  const within = level === 'county' ? undefined : (a: number) => `C${code(a)}`;
  const unknown = attributes.map(() => ',').join('');
  const areaRows = areas.flatMap((_, a) => [
    ...(within ? [`${within(a)},${within(a)},county,${unknown}`] : []),
    `${code(a)},${code(a)},${level},${within?.(a) ?? ''}${unknown}`,
  ]);
  const measured = measuredBy(pack);
  const metrics = areas.flatMap(({ reports }, a) =>
    Array.from({ length: measured.length === 0 ? 1 : NIGHTS + 20 }, (_, day) => {
      const values = measured.map((_, i) => (reports[i % REPORTED]?.includes(day) ? 1 : 0));
      return [code(a), addDays(FIRST, day), ...values].join();
    }),
  );
  write(folder, {
    'areas.csv': `${['code', 'name', 'level', 'parent', ...attributes].join()}\n${areaRows.join('\n')}\n`,
    'metrics.csv': `${['area', 'date', ...measured].join()}\n${metrics.join('\n')}\n`,
    'cases.csv': `${columns.join()}\n${rows.join('\n')}\n`,
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: { ${columns.map((name) => `${name}: ${name}`).join(', ')} }
    extra: { ${flags.map((name) => `${name}: boolean`).join(', ')} }
  metrics:
    file: metrics.csv
    columns: { ${['area', 'date', ...measured].map((name) => `${name}: ${name}`).join(', ')} }
${packText === undefined ? '' : 'rules: rules/\n'}policy: [{ pack: ${pack.id}, from: ${FIRST}, retrospective: true }]
`,
    ...(packText !== undefined && { [`rules/${pack.id}/pack.yaml`]: packText }),
  });
  const { workspace } = await loadWorkspace(folder);
  if (workspace === undefined) throw new Error('no workspace');
  const last = addDays(FIRST, NIGHTS + 20);
  const night = await openNight(workspace, { asOf: last });
  try {
    const nights: number[][] = [];
    for await (const { states } of nightsOf(await openSpan(night, FIRST, {}), FIRST, last))
      nights.push(areas.map((_, a) => stateAt(states, a)?.rank ?? -1));
    return nights;
  } finally {
    await night.close();
  }
}

/** What one more case does to an area on a night. */
interface Moved {
  readonly pair: string;
  readonly before: number;
  readonly after: number;
}

/**
 * All changes of a known tier, over pairs of areas of which one has a case more and all else is alike.
 *
 * @param packText where it is no pack that comes with fenqu
 */
export async function movedBy(pack: Pack, packText?: string): Promise<Moved[]> {
  const pairs: Pair[] = fc.sample(aPair, { numRuns: PAIRS, seed });
  const without = pairs.map(({ cases, old, more, reports }): Lived => {
    const first = { ...more, klass: 'confirmed', origin: 'local', day: 0, cluster: '' };
    return { cases: [...cases, ...Array.from({ length: old }, () => first)], reports };
  });
  const withOne = without.map(({ cases, reports }, a): Lived => {
    const more = pairs[a]?.more;
    return { cases: more === undefined ? cases : [...cases, more], reports };
  });
  const nights = await ranksByNight(pack, [...without, ...withOne], packText);
  return nights.flatMap((ranks) =>
    pairs.flatMap((pair, a): Moved[] => {
      const [before = -1, after = -1] = [ranks[a], ranks[PAIRS + a]];
      // What is unknown is neither higher nor lower.
      return before < 0 || after < 0 || before === after
        ? []
        : [{ pair: JSON.stringify(pair), before, after }];
    }),
  );
}
