import { join } from 'node:path';
import { addDays, type Day } from '../../src/days.ts';
import { loadPack } from '../../src/rules/load.ts';
import type { PackTest } from '../../src/workbench/tests/pack-test.ts';
import { runTests } from '../../src/workbench/tests/run.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import type { Verdict } from '../../src/zoning/verdict.ts';

/** One area's reports: the values of each column, one every so many days from a day on. */
export interface Reports {
  readonly from: Day;
  readonly every: number;
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What a built-in pack publishes for areas that have nothing to do with each other, on the days of their reports. */
export async function publishedBy(id: string, areas: readonly Reports[]): Promise<Verdict[][]> {
  const builtIn = builtInPacks();
  const { pack } = await loadPack(id, { builtIn, extra: {} });
  if (pack === undefined) throw new Error(`no pack ${id}`);
  const tests = areas.map(testOf);
  const published = new Map(tests.map((test) => [test, [] as Verdict[]]));
  const settings = { directory: join(builtIn, '..'), tables: [] };
  await runTests(
    tests,
    () => [pack],
    settings,
    ({ test, judged }) => published.get(test)?.push(judged.verdict),
  );
  return [...published.values()];
}

const AREA = 'A';

function testOf({ from, every, columns, attributes = {} }: Reports, i: number): PackTest {
  const place = { file: `area ${i}` };
  const length = Math.max(...Object.values(columns).map((values) => values.length));
  const days = Array.from({ length }, (_, nth) => ({
    day: addDays(from, nth * every),
    values: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, String(values[nth] ?? '')]),
    ),
  }));
  return {
    title: { zh: place.file, en: place.file },
    place,
    areas: [{ place, name: AREA, attributes, neighbors: [] }],
    cases: [],
    metrics: [{ place, area: AREA, days }],
    counts: [],
    common: { cumulative: false, params: {}, groups: {}, holidays: {} },
    decisions: [],
    context: {},
    policy: [],
    firstNight: from,
    expect: [{ place, area: AREA, days: days.map(({ day }) => day) }],
  };
}
