import { type ColumnFacts, type Form, share } from './facts.ts';

/** How a column writes days, as far as its texts tell. */
export type DayForm =
  /** As fenqu reads them without being told. */
  | { readonly kind: 'read' }
  | { readonly kind: 'format'; readonly format: string }
  /** `5/11/2022` and never a part past 12. */
  | { readonly kind: 'unclear'; readonly formats: readonly string[] }
  /** Parts past 12 on either side, or several forms: no one format fits all rows. */
  | { readonly kind: 'mixed' }
  /** A time of day, a year of two digits or none: fenqu does not read it. */
  | { readonly kind: 'unread'; readonly why: 'moment' | 'short-year' | 'no-year' };

/** The forms of days, but for bare serial numbers and days without a year, which may be anything. */
const SURE: readonly Form[] = ['day', 'midnight', 'moment', 'dotted', 'compact', 'yearLast', 'shortYear'];

/** The share of rows that hold a day in any form; of columns named so, also in forms that may be something else. */
export function dayShare(facts: ColumnFacts, named: boolean): number {
  const forms = named ? [...SURE, 'noYear' as const, 'serial' as const] : SURE;
  const apart = forms.filter((form) => form !== 'midnight');
  return Math.min(
    1,
    apart.reduce((sum, form) => sum + share(facts, form), 0),
  );
}

/** How a column writes its days, where most of its texts are some. */
export function dayForm(facts: ColumnFacts): DayForm {
  const { forms, yearLast } = facts;
  const count = (form: Form): number => forms[form];
  if (count('moment') > count('midnight')) return { kind: 'unread', why: 'moment' };
  if (count('shortYear') > 0) return { kind: 'unread', why: 'short-year' };
  if (count('noYear') > 0) return { kind: 'unread', why: 'no-year' };
  const read = count('day') + count('midnight') + count('serial');
  const kinds = [read, count('dotted'), count('compact'), count('yearLast')].filter((n) => n > 0);
  if (kinds.length > 1) return { kind: 'mixed' };
  if (count('dotted') > 0) return { kind: 'format', format: 'yyyy.M.d' };
  if (count('compact') > 0) return { kind: 'format', format: 'yyyyMMdd' };
  if (count('yearLast') === 0) return { kind: 'read' };
  const [sign = '/', ...more] = yearLast.signs;
  if (more.length > 0 || (yearLast.first > 0 && yearLast.second > 0)) return { kind: 'mixed' };
  const [dayFirst, monthFirst] = [`d${sign}M${sign}yyyy`, `M${sign}d${sign}yyyy`];
  if (yearLast.first > 0) return { kind: 'format', format: dayFirst };
  if (yearLast.second > 0) return { kind: 'format', format: monthFirst };
  return { kind: 'unclear', formats: [monthFirst, dayFirst] };
}

/** How names of columns write days, where all of some names do. */
export function dayFormOfNames(names: readonly string[]): DayForm | undefined {
  const is = (pattern: RegExp): boolean => names.every((name) => pattern.test(name));
  if (names.length === 0) return undefined;
  if (is(/^\d{4}(-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|年\d{1,2}月\d{1,2}日)$/u)) return { kind: 'read' };
  if (is(/^\d{4}\.\d{1,2}\.\d{1,2}$/)) return { kind: 'format', format: 'yyyy.M.d' };
  if (is(/^20\d{6}$/)) return { kind: 'format', format: 'yyyyMMdd' };
  if (is(/^\d{1,2}\/\d{1,2}\/\d{4}$/)) return yearLastNames(names);
  if (is(/^\d{1,2}\/\d{1,2}\/\d{2}$/)) return { kind: 'unread', why: 'short-year' };
  if (is(/^\d{1,2}(月\d{1,2}日|[-/.]\d{1,2})$/u)) return { kind: 'unread', why: 'no-year' };
  return undefined;
}

function yearLastNames(names: readonly string[]): DayForm {
  const past = (part: number): boolean => names.some((name) => Number(name.split('/')[part]) > 12);
  if (past(0) && past(1)) return { kind: 'mixed' };
  if (past(0)) return { kind: 'format', format: 'd/M/yyyy' };
  if (past(1)) return { kind: 'format', format: 'M/d/yyyy' };
  return { kind: 'unclear', formats: ['M/d/yyyy', 'd/M/yyyy'] };
}
