import { literal } from '../../engine/sql.ts';

/** Forms a date may have without being told, the most usual first. */
const FORMS = ['%Y/%m/%d', '%Y年%m月%d日', '%Y-%m-%d'];
const CLOCKS = [' %H:%M', ' %H:%M:%S', 'T%H:%M:%S'];

/** The day a text names. A clock, if written, must be midnight. */
export function dateOf(x: string, format: string | undefined): string {
  const plain = formsOf(format).map((form) => `${parsed(x, [form])}::DATE`);
  const moment = momentOf(x, format);
  const midnight = `CASE WHEN ${moment} = date_trunc('day', ${moment}) THEN ${moment}::DATE END`;
  const day = `coalesce(${[...plain, midnight].join(', ')})`;
  if (format !== undefined) return day;
  // The usual forms go by a cast, many times as fast; alone it would take `2022-5-11 `, `2022 5 11` and more.
  return `CASE WHEN ${x} LIKE '____-__-__' OR regexp_full_match(${x}, '\\d{4}/\\d\\d?/\\d\\d?')
    THEN TRY_CAST(${x} AS DATE) ELSE ${day} END`;
}

/** The moment a text names, clock and all: tells a date with a time of day from no date. */
export function momentOf(x: string, format: string | undefined): string {
  return parsed(
    x,
    formsOf(format).flatMap((form) => ['', ...CLOCKS].map((clock) => form + clock)),
  );
}

/** The first digit rules out `infinity` and `epoch`, which DuckDB takes for moments. */
function parsed(x: string, forms: readonly string[]): string {
  return `(CASE WHEN ${x} BETWEEN '0' AND ':' THEN try_strptime(${x}, [${forms.map(literal).join(', ')}]) END)`;
}

function formsOf(format: string | undefined): readonly string[] {
  return format === undefined ? FORMS : [strptimeOf(format)];
}

/** A format such as `M/d/yyyy` in the notation of strptime, which takes one digit or two. */
function strptimeOf(format: string): string {
  const codes: Readonly<Record<string, string>> = {
    yyyy: '%Y',
    MM: '%m',
    M: '%m',
    dd: '%d',
    d: '%d',
    '%': '%%',
  };
  return format.replace(/yyyy|MM?|dd?|%/g, (token) => codes[token] ?? token);
}
