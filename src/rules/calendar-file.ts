import { parse } from 'csv-parse/sync';
import { isDay } from '../days.ts';
import { error, type Problem } from '../problems/problem.ts';
import type { CalendarDay } from './pack.ts';

const NEEDED = ['date', 'workday'];

/** A list of days, as written, or what is wrong with it. */
export interface ReadCalendar {
  readonly days: readonly (CalendarDay & { readonly line: number })[];
  readonly problems: readonly Problem[];
}

/** The days of a `holidays.csv`: `date`, `workday` (true or false), and perhaps `area`. */
export function readCalendar(text: string, file: string): ReadCalendar {
  const rows: string[][] = parse(text, {
    bom: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
  });
  const [header = [], ...lines] = rows;
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length > 0)
    return { days: [], problems: missing.map((field) => missingColumn(file, field, header)) };
  const problems: Problem[] = [];
  const days = lines.map((cells, i) => {
    const at = (name: string): string => cells[header.indexOf(name)] ?? '';
    const place = (field: string) => ({ place: { file, line: i + 2, field } });
    const [date, workday, area] = [at('date'), at('workday').toLowerCase(), at('area')];
    if (!isDay(date)) problems.push(error('date-invalid', { ...place('date'), value: date }));
    if (workday !== 'true' && workday !== 'false')
      problems.push(error('boolean-invalid', { ...place('workday'), value: at('workday') }));
    return { date, workday: workday === 'true', line: i + 2, ...(area === '' ? {} : { area }) };
  });
  return { days, problems };
}

function missingColumn(file: string, value: string, header: readonly string[]): Problem {
  const place = { file, line: 1, field: value };
  return error('column-missing', { place, value, with: { header: header.join(', ') } });
}
