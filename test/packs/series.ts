import { addDays } from '../../src/days.ts';

/** One series of a pack test: numbers day by day from a day on. */
export interface CaseSeries {
  readonly area: string;
  readonly from: string;
  /** `"1 0x3 2"`: one case, three days without, two cases. */
  readonly daily: string;
  readonly class?: string;
  readonly origin?: string;
  readonly cluster?: string;
}

/** The numbers a compact notation stands for: `0x3` is three times 0, `_` no value. */
export function numbersOf(notation: string): string[] {
  return notation
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const [value = '', times] = part.split('x');
      return new Array<string>(Number(times ?? 1)).fill(value);
    });
}

/** Rows `id,class,origin,date_report,area,cluster` of a series of cases. */
export function caseRows(series: CaseSeries, area: string, id: string): string[] {
  return numbersOf(series.daily).flatMap((number, day) =>
    Array.from({ length: Number(number) }, (_, i) =>
      [
        `${id}-${day}-${i}`,
        series.class ?? 'confirmed',
        series.origin ?? 'local',
        addDays(series.from, day),
        area,
        series.cluster ?? '',
      ].join(','),
    ),
  );
}

export interface MetricSeries {
  readonly area: string;
  readonly from: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Rows `area,date,<columns…>` of a series of metrics; a day on which nothing has a value has no row. */
export function metricRows(series: MetricSeries, area: string, columns: readonly string[]): string[] {
  const byColumn = columns.map((column) => numbersOf(String(series.values[column] ?? '_')));
  const length = Math.max(...byColumn.map((numbers) => numbers.length));
  return Array.from({ length }, (_, day) => byColumn.map((numbers) => (numbers[day] ?? '_').replace('_', '')))
    .map((cells, day) => ({ cells, day }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells, day }) => [area, addDays(series.from, day), ...cells].join(','));
}
