import { literal } from '../../engine/sql.ts';
import { hasTime, rewritten } from '../../workspace/date-formats.ts';

/** How the texts of a column of dates are read. */
export interface Dating {
  /** The formats that the workspace states; the usual ones where it states none. */
  readonly formats: readonly string[];
  /** Where the nights are: a moment with the offset of another place is on another day there, perhaps. */
  readonly timezone?: string;
}

/** Forms a date may have without being told, the most usual first. */
const FORMS = ['%Y/%m/%d', '%Y年%m月%d日', '%Y-%m-%d'];
const CLOCKS = [' %H:%M', ' %H:%M:%S', ' %H:%M:%S.%f', 'T%H:%M:%S', 'T%H:%M', 'T%H:%M:%S.%f'];
/** How the days and moments of spreadsheets are written where several formats, or one with a time, are stated. */
const ISO = 'yyyy-MM-dd';
const ISO_MOMENT = 'yyyy-MM-dd HH:mm:ss';
/** Days since 1900 of this century, as spreadsheets count. */
const SERIAL = literal('[3-7]\\d{4}(\\.\\d+)?');
const OFFSET = '(Z|[+-]\\d{2}:?\\d{2})';
const MOMENT_AT = literal(`\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?${OFFSET}`);

/**
 * The day a text names. A clock, if written, must be midnight, unless the format has a time of day or the text says the
 * offset of the place: then the day as written counts. NULL where two formats read different days.
 */
export function dateOf(x: string, dating: Dating): string {
  const { formats } = dating;
  if (formats.length === 0) return usualDate(x, dating);
  const days = daysIn(x, dating);
  const [only = 'NULL', ...more] = days;
  if (more.length === 0) return only;
  return `CASE WHEN least(${days.join(', ')}) = greatest(${days.join(', ')}) THEN least(${days.join(', ')}) END`;
}

/** The code of what is wrong with a text that names no day. */
export function dateFault(x: string, dating: Dating): string {
  const days = daysIn(x, dating);
  const takesMoments =
    dating.timezone !== undefined && (dating.formats.length === 0 || isoBeside(dating.formats));
  const elsewhere = takesMoments ? `WHEN (${writtenAt(x)}) IS NOT NULL THEN 'date-other-zone'` : '';
  const ambiguous =
    days.length > 1
      ? `WHEN least(${days.join(', ')}) <> greatest(${days.join(', ')}) THEN 'date-ambiguous'`
      : '';
  return `CASE ${ambiguous} WHEN regexp_full_match(${x}, ${SERIAL}) THEN 'date-serial'
    ${elsewhere} WHEN (${momentOf(x, dating.formats)}) IS NOT NULL THEN 'date-has-time' ELSE 'date-invalid' END`;
}

function usualDate(x: string, dating: Dating): string {
  const plain = FORMS.map((form) => `${parsed(x, [form])}::DATE`);
  const day = `coalesce(${[...plain, midnight(momentOf(x, [])), ...daysHere(x, dating)].join(', ')})`;
  // The usual forms go by a cast, many times as fast; alone it would take `2022-5-11 `, `2022 5 11` and more.
  return `CASE WHEN ${x} LIKE '____-__-__' OR regexp_full_match(${x}, '\\d{4}/\\d\\d?/\\d\\d?')
    THEN TRY_CAST(${x} AS DATE) ELSE ${day} END`;
}

/** The day by each of the stated formats. */
function daysIn(x: string, dating: Dating): string[] {
  const { formats } = dating;
  const days = formatsIn(formats).map((format) => {
    const day = `${parsed(x, [strptimeOf(format)])}::DATE`;
    return hasTime(format) ? day : `coalesce(${day}, ${midnight(momentOf(x, [format]))})`;
  });
  return isoBeside(formats) ? [...days, ...daysHere(x, dating)] : days;
}

/** The stated formats; several, or one with a time, are beside those in which spreadsheets and databases have days. */
function formatsIn(formats: readonly string[]): readonly string[] {
  const timed = formats.some(hasTime);
  if (!isoBeside(formats)) return formats;
  return [...new Set([...formats, ISO, ...(timed ? [ISO_MOMENT] : [])])];
}

/** Whether days of spreadsheets and databases are read as ISO has them, beside the stated formats. */
export function isoBeside(formats: readonly string[]): boolean {
  return formats.length > 1 || formats.some(hasTime);
}

function midnight(moment: string): string {
  return `CASE WHEN ${moment} = date_trunc('day', ${moment}) THEN ${moment}::DATE END`;
}

/** The moment a text names, clock and all: tells a date with a time of day from no date. */
function momentOf(x: string, formats: readonly string[]): string {
  const forms = formats.length === 0 ? FORMS : formats.filter((format) => !hasTime(format)).map(strptimeOf);
  const clocked = forms.flatMap((form) => ['', ...CLOCKS].map((clock) => form + clock));
  return clocked.length === 0 ? 'NULL::TIMESTAMP' : parsed(x, clocked);
}

/** The day as written of a moment with an offset, if it is the offset of the place then. */
function daysHere(x: string, { timezone }: Dating): string[] {
  if (timezone === undefined) return [];
  const seconds = `regexp_replace(${x}, '([ T]\\d{1,2}:\\d{2})${OFFSET}$', '\\1:00\\2')`;
  const here = `timezone(${literal(timezone)}, TRY_CAST(${seconds} AS TIMESTAMPTZ))`;
  const written = writtenAt(x);
  return [`CASE WHEN ${written} = ${here} THEN ${written}::DATE END`];
}

/** What a moment with an offset says without it. */
function writtenAt(x: string): string {
  const bare = `regexp_replace(${x}, '${OFFSET}$', '')`;
  return `CASE WHEN regexp_full_match(${x}, ${MOMENT_AT}) THEN TRY_CAST(${bare} AS TIMESTAMP) END`;
}

/** The first digit rules out `infinity` and `epoch`, which DuckDB takes for moments. */
function parsed(x: string, forms: readonly string[]): string {
  return `(CASE WHEN ${x} BETWEEN '0' AND ':' THEN try_strptime(${x}, [${forms.map(literal).join(', ')}]) END)`;
}

/** A format such as `M/d/yyyy` in the notation of strptime, which takes one digit or two. */
function strptimeOf(format: string): string {
  const codes = { yyyy: '%Y', MM: '%m', M: '%m', dd: '%d', d: '%d', HH: '%H', H: '%H', mm: '%M', ss: '%S' };
  return rewritten(format.replaceAll('%', '%%'), (part) => codes[part]);
}
