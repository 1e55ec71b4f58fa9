import type { Engine } from '../../engine/duckdb.ts';
import { identifier, list, literal } from '../../engine/sql.ts';
import { tidy } from '../staging/cells.ts';

/** Forms that the texts of a column may have, each a pattern that a whole text fits. */
const FORMS = {
  /** A day that is read without being told its format. */
  day: String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日`,
  /** The same at midnight, which is read as well. */
  midnight: String.raw`(\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2})[ T]0?0:00(:00)?`,
  moment: String.raw`\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]\d{1,2}:\d\d.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{4} \d{1,2}:\d\d.*`,
  dotted: String.raw`\d{4}\.\d{1,2}\.\d{1,2}`,
  compact: String.raw`(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])`,
  yearLast: String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{4}`,
  shortYear: String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{2}`,
  noYear: String.raw`\d{1,2}月\d{1,2}日|\d{1,2}[-/.]\d{1,2}`,
  serial: String.raw`[34]\d{4}|5[0-4]\d{3}`,
  number: String.raw`[+-]?(\d+(\.\d*)?|\.\d+)`,
  whole: String.raw`\d+`,
  grouped: String.raw`[+-]?\d{1,3}(,\d{3})+(\.\d+)?`,
  code: String.raw`(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|[78][12])(\d{4}|\d{7}|\d{10})`,
  card: String.raw`[1-9]\d{16}[\dXx]|[1-9]\d{5}\d{2}(0[1-9]|1[0-2])\d{5}`,
  mobile: String.raw`(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}`,
  mail: String.raw`\S+@\S+\.\S+`,
  province: '.+(省|自治区)|北京市?|天津市?|上海市?|重庆市?',
  city: '.+市',
  county: '.+(区|县|旗)',
  street: '.+(街道|镇|乡|地区|街道办事处)',
  community: '.+(社区|村|居委会|村委会|社区居委会)',
} as const;
export type Form = keyof typeof FORMS;

const NAMES = Object.keys(FORMS).filter((name): name is Form => name in FORMS);

/** What stands in a column, told without any of its texts. */
export interface ColumnFacts {
  readonly name: string;
  /** Position in the table `seen`. */
  readonly index: number;
  /** Rows with a text that does not stand for an empty cell. */
  readonly filled: number;
  readonly distinct: number;
  /** Characters of the longest text. */
  readonly longest: number;
  /** Rows whose text has a form. A text may have several. */
  readonly forms: Readonly<Record<Form, number>>;
  /** Of days with the year last: rows whose first, and whose second part is past 12, and the signs between the parts. */
  readonly yearLast: { readonly first: number; readonly second: number; readonly signs: readonly string[] };
  /** Digits of the shortest and of the longest text of digits. */
  readonly digits: { readonly least: number; readonly most: number };
  /** Texts that stand for an empty cell. */
  readonly missing: readonly string[];
}

/** The name that a column has in `seen`, the table of all rows that are looked at. */
export function seen(index: number): string {
  return identifier(`c${index}`);
}

/** So many different texts of a column are looked at closely, the most frequent first. */
const LOOKED_AT = 200_000;

/** Looks at a column of `seen`. */
export async function factsOf(
  engine: Engine,
  name: string,
  index: number,
  missing: readonly string[],
): Promise<ColumnFacts> {
  const absent = missing.map(literal).join(', ');
  await engine.run(`CREATE OR REPLACE TEMP TABLE texts AS SELECT v, count(*) AS n
    FROM (SELECT ${tidy(seen(index))} AS v FROM seen) WHERE v IS NOT NULL GROUP BY v`);
  const counted = NAMES.map(
    (form) => `coalesce(sum(n) FILTER (regexp_full_match(v, ${literal(FORMS[form])})), 0) AS f_${form}`,
  );
  const part = (nth: number): string =>
    `TRY_CAST(regexp_extract(v, '^(\\d{1,2})[-/.](\\d{1,2})[-/.]\\d{4}', ${nth}) AS INTEGER)`;
  const [row = {}] = await engine.rows(`WITH present AS (SELECT * FROM texts WHERE v NOT IN (${absent})),
      frequent AS (SELECT * FROM present ORDER BY n DESC, v LIMIT ${LOOKED_AT})
    SELECT (SELECT count(*) FROM present) AS different, (SELECT coalesce(sum(n), 0) FROM present) AS filled,
      ${list(counted)}, coalesce(max(length(v)), 0) AS longest,
      count_if(${part(1)} > 12) AS first, count_if(${part(2)} > 12) AS second,
      string_agg(DISTINCT regexp_extract(v, '^\\d{1,2}([-/.])\\d{1,2}[-/.]\\d{4}', 1), '') AS signs,
      coalesce(min(length(v)) FILTER (regexp_full_match(v, '\\d+')), 0) AS least,
      coalesce(max(length(v)) FILTER (regexp_full_match(v, '\\d+')), 0) AS most
    FROM frequent`);
  const absents = await engine.rows(`SELECT v FROM texts WHERE v IN (${absent}) ORDER BY v`);
  const number = (key: string): number => Number(row[key] ?? 0);
  return {
    name,
    index,
    filled: number('filled'),
    distinct: number('different'),
    longest: number('longest'),
    forms: formCounts(number),
    yearLast: {
      first: number('first'),
      second: number('second'),
      signs: [...new Set(String(row['signs'] ?? ''))].sort(),
    },
    digits: { least: number('least'), most: number('most') },
    missing: absents.map(({ v }) => String(v)),
  };
}

function formCounts(number: (key: string) => number): Record<Form, number> {
  const count = (form: Form): number => number(`f_${form}`);
  return {
    day: count('day'),
    midnight: count('midnight'),
    moment: count('moment'),
    dotted: count('dotted'),
    compact: count('compact'),
    yearLast: count('yearLast'),
    shortYear: count('shortYear'),
    noYear: count('noYear'),
    serial: count('serial'),
    number: count('number'),
    whole: count('whole'),
    grouped: count('grouped'),
    code: count('code'),
    card: count('card'),
    mobile: count('mobile'),
    mail: count('mail'),
    province: count('province'),
    city: count('city'),
    county: count('county'),
    street: count('street'),
    community: count('community'),
  };
}

/** The share of a column's filled rows whose text has a form. */
export function share({ forms, filled }: ColumnFacts, form: Form): number {
  return filled === 0 ? 0 : Math.min(1, forms[form] / filled);
}

const PERSONAL = ['card', 'mobile', 'mail'] as const;

/** Whether texts of a column look like numbers of persons: of identity cards, of mobile telephones, addresses of mail. */
export function looksPersonal(facts: ColumnFacts): boolean {
  return PERSONAL.some((form) => share(facts, form) >= 0.05);
}

/** Whether a number of a person's card or telephone, or an address of mail, stands in a text. */
export function holdsNumberOfPerson(text: string): boolean {
  return PERSONAL.some((form) => new RegExp(FORMS[form], 'u').test(text.normalize('NFKC')));
}

/** Whether a text may be told of though it was not expected: no number of a person and no address stands in it. */
export function mayBeTold(text: string): boolean {
  return !holdsNumberOfPerson(text) && !ADDRESS.test(text.normalize('NFKC'));
}

/** A number of a house or of a room, a long number, or a street of a district. */
const ADDRESS =
  /[\d一二三四五六七八九十]+\s*(号|弄|栋|幢|座|室|单元|楼|院|巷)|\d{5,}|(区|县|市).*(街|路|镇|乡|村|道|巷)/u;

/** The different texts of a column and their rows, the most frequent first; nothing where there are more than `most`. */
export async function valuesIn(
  engine: Engine,
  { index, distinct, missing }: ColumnFacts,
  most: number,
): Promise<readonly { readonly text: string; readonly rows: number }[] | undefined> {
  if (distinct > most) return undefined;
  const rows = await engine.rows(`SELECT v, count(*) AS n FROM (SELECT ${tidy(seen(index))} AS v FROM seen)
    WHERE v IS NOT NULL GROUP BY v ORDER BY n DESC, v`);
  return rows
    .map(({ v, n }) => ({ text: String(v), rows: Number(n) }))
    .filter(({ text }) => !missing.includes(text));
}
