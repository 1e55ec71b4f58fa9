import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addDays } from '../../src/days.ts';
import { measuresFor } from '../../src/measures/applying.ts';
import { tierForMeasures } from '../../src/measures/measure-list.ts';
import { zone } from '../../src/nightly/zone.ts';
import type { IndicatorValue } from '../../src/zoning/verdict.ts';
import { type CaseSeries, caseRows, type MetricSeries, metricRows } from './series.ts';

/** A test of a pack, as `rules/<pack>/tests/*.yaml` has it. */
export interface PackTest {
  readonly test: string | { readonly zh: string; readonly en: string };
  readonly cases?: readonly CaseSeries[];
  readonly metrics?: readonly MetricSeries[];
  readonly decisions?: readonly Readonly<Record<string, string>>[];
  readonly context?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly expect: readonly Expected[];
}

export interface Expected {
  readonly on: string;
  readonly area: string;
  readonly tier: string;
  readonly at_least?: string;
  readonly at_most?: string;
  readonly in_force?: string;
  readonly indicators?: Readonly<Record<string, IndicatorValue>>;
  readonly measures?: readonly string[];
}

export function readTests(file: string): PackTest[] {
  return parse(readFileSync(file, 'utf8'));
}

/** What a pack says of a test's areas on a day, through the same inputs, counting and judging as every night. */
export async function actual(pack: string, level: string, test: PackTest): Promise<Expected[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-pack-test-'));
  try {
    layOut(folder, pack, level, test);
    const results: Expected[] = [];
    for (const expected of test.expect) results.push(await one(folder, test, expected));
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function one(folder: string, test: PackTest, expected: Expected): Promise<Expected> {
  const { snapshot } = await zone({ workspace: folder, asOf: expected.on, all: true });
  const verdict = snapshot.zones.find((each) => each.area.name.endsWith(expected.area));
  if (verdict === undefined) throw new Error(`no area ${expected.area}`);
  const { indicators } = verdict;
  const day = addDays(expected.on, 1);
  const measures = measuresFor(snapshot.pack, tierForMeasures(verdict), day, test.context ?? {}).map(
    ({ id }) => id,
  );
  return {
    on: expected.on,
    area: expected.area,
    tier: verdict.tier ?? 'unknown',
    ...(expected.at_least && { at_least: verdict.atLeast ?? '' }),
    ...(expected.at_most && { at_most: verdict.atMost ?? '' }),
    ...(expected.in_force && { in_force: verdict.tierInForce ?? 'none' }),
    ...(expected.indicators && {
      indicators: Object.fromEntries(
        Object.keys(expected.indicators).map((name) => [name, indicators[name] ?? null]),
      ),
    }),
    ...(expected.measures && { measures: measures.sort() }),
  };
}

function layOut(folder: string, pack: string, level: string, test: PackTest): void {
  const series = [...(test.cases ?? []), ...(test.metrics ?? []), ...(test.decisions ?? []), ...test.expect];
  const areas = [...new Set(series.map((each) => each['area'] ?? ''))];
  const code = (area: string | undefined): string => `T${areas.indexOf(area ?? '') + 1}`;
  const first =
    [
      ...series.map((each) => ('from' in each ? String(each.from) : '9999')),
      ...test.expect.map((each) => each.on),
    ].sort()[0] ?? '';
  mkdirSync(join(folder, 'data'));
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, 'data', name), `${lines.join('\n')}\n`);
  write('areas.csv', [
    'code,name,level,parent',
    'top,top,top,',
    ...[...areas, 'filler'].map((area, i) => `T${i + 1},${area},${level},top`),
  ]);
  const cases = (test.cases ?? []).flatMap((each, i) => caseRows(each, code(each.area), `c${i}`));
  const filler = `filler,discarded,local,${first},T${areas.length + 1},`;
  write('cases.csv', ['id,class,origin,date_report,area,cluster', ...cases, filler]);
  const columns = [...new Set((test.metrics ?? []).flatMap((each) => Object.keys(each.values)))];
  const metrics = (test.metrics ?? []).flatMap((each) => metricRows(each, code(each.area), columns));
  if (columns.length > 0) write('metrics.csv', [`area,date,${columns.join(',')}`, ...metrics]);
  const keys = ['area', 'tier', 'from', 'until', 'mode', 'authority', 'reason', 'decided_on'];
  const decisions = (test.decisions ?? []).map((row) =>
    keys.map((key) => (key === 'area' ? code(row['area']) : (row[key] ?? ''))).join(','),
  );
  if (decisions.length > 0) write('decisions.csv', [keys.join(','), ...decisions]);
  const mapped = (names: readonly string[]) => `{ ${names.map((name) => `${name}: ${name}`).join(', ')} }`;
  const workspace = [
    'areas: { file: data/areas.csv, codes: explicit }',
    'data:',
    `  cases: { file: data/cases.csv, columns: ${mapped(['id', 'class', 'origin', 'date_report', 'area', 'cluster'])} }`,
    columns.length > 0
      ? `  metrics: { file: data/metrics.csv, columns: ${mapped(['area', 'date', ...columns])} }`
      : '',
    decisions.length > 0 ? 'decisions: data/decisions.csv' : '',
    `context: ${JSON.stringify(test.context ?? {})}`,
    `policy: [{ pack: ${pack}, from: ${first}, retrospective: true }]`,
    'store: store/',
  ];
  writeFileSync(join(folder, 'fenqu.yaml'), `${workspace.join('\n')}\n`);
}
