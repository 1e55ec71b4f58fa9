import type { CaseRow, IndicatorSpec, Scene, WindowSpec } from './scene.ts';

/** An indicator of an area as of a day, from what was known on another, counted in the plainest way. NaN is unknown. */
export function recount(
  scene: Scene,
  spec: IndicatorSpec,
  area: string,
  asOf: number,
  known: number,
): number {
  const isWithin = inWindow(spec.window, asOf);
  const decided = (value: number, ofNothing: boolean): number => {
    if (spec.missing === 0 && Number.isNaN(value)) return 0;
    return spec.missing === 'unknown' && ofNothing && value === 0 ? Number.NaN : value;
  };
  const { kind } = spec;
  if (kind === 'sum' || kind === 'min' || kind === 'max' || kind === 'mean' || kind === 'latest') {
    const rows = scene.metrics
      .filter(
        (row) =>
          row.area === area &&
          row[spec.column] !== null &&
          row.day <= Math.min(asOf, known) &&
          isWithin(row.day),
      )
      .sort((a, b) => a.day - b.day);
    const values = rows.map((row) => row[spec.column] ?? 0);
    if (values.length === 0) return decided(Number.NaN, true);
    return ofTenths(kind, values);
  }
  const inside = insideOf(scene, area);
  const rows = scene.cases.filter(
    (row) =>
      inside.has(row.area) &&
      row.report <= Math.min(asOf, known) &&
      isWithin(row[spec.clock]) &&
      spec.where.holds(row),
  );
  return spec.kind === 'days_since'
    ? daysSince(rows, spec, asOf)
    : decided(numberIn(rows, spec), rows.length === 0 || !spec.kind.endsWith('_cases'));
}

function ofTenths(kind: 'sum' | 'min' | 'max' | 'mean' | 'latest', values: readonly number[]): number {
  const sum = values.reduce((a, b) => a + b, 0);
  switch (kind) {
    case 'sum':
      return sum / 10;
    case 'min':
      return Math.min(...values) / 10;
    case 'max':
      return Math.max(...values) / 10;
    case 'mean':
      return sum / 10 / values.length;
    case 'latest':
      return (values.at(-1) ?? 0) / 10;
  }
}

function inWindow(window: WindowSpec, asOf: number): (day: number) => boolean {
  if (window === 'all') return (day) => day <= asOf;
  if ('since' in window) return (day) => window.since <= day && day <= asOf;
  const last = asOf - window.lag;
  return (day) => last - window.days < day && day <= last;
}

/** An area and all below it. */
function insideOf({ areas }: Scene, area: string): ReadonlySet<string> {
  const inside = new Set([area]);
  for (const { code, parent } of areas) if (inside.has(parent)) inside.add(code);
  return inside;
}

function numberIn(rows: readonly CaseRow[], { kind, group, atLeast }: IndicatorSpec): number {
  if (kind === 'count') return rows.length;
  if (kind === 'max_cases') return rows.length === 0 ? Number.NaN : Math.max(...rows.map(({ age }) => age));
  if (kind === 'sum_cases') return rows.reduce((sum, { age }) => sum + age, 0);
  const sizes = new Map<string, number>();
  for (const row of rows) if (row[group] !== '') sizes.set(row[group], (sizes.get(row[group]) ?? 0) + 1);
  return [...sizes.values()].filter((size) => kind === 'distinct' || size >= atLeast).length;
}

function daysSince(rows: readonly CaseRow[], { clock }: IndicatorSpec, asOf: number): number {
  return rows.length === 0 ? Number.NaN : asOf - Math.max(...rows.map((row) => row[clock]));
}
