import { type Day, isDay, laterOf } from '../days.ts';
import type { Engine, Row } from '../engine/duckdb.ts';
import { list, textsSql } from '../engine/sql.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { AreaIndex, Resolution } from './areas/area-index.ts';
import { isExampleArea } from './example-rows.ts';
import { readCarefully } from './files/careful.ts';
import { missingColumns } from './files/header.ts';
import type { PreparedFile } from './files/prepare.ts';
import { carefulRelation, cell } from './files/relation.ts';
import type { Temporary } from './files/temporary.ts';
import { plainValue, tidy } from './staging/cells.ts';
import type { Decision } from './tables.ts';

const NEEDED = ['area', 'tier', 'from'];
const COLUMNS = [
  'area',
  'tier',
  'from',
  'until',
  'mode',
  'authority',
  'reason',
  'decided_on',
  'descendants',
] as const;
type Column = (typeof COLUMNS)[number];
const DATES = ['from', 'until', 'decided_on'] as const;

const MODES = ['set', 'raise_only', 'designate'] as const;

/** Columns of the decisions file, by which its delimiter shows. */
export const DECISION_COLUMNS: ReadonlySet<string> = new Set(COLUMNS);

/**
 * Reads the decisions file, but for rows that are examples; every area becomes a code. Tiers are the pack's business and
 * not looked at.
 * @throws FenquError with everything that is wrong with the file
 */
export async function readDecisions(
  engine: Engine,
  areas: AreaIndex,
  file: PreparedFile,
  temporary: Temporary,
): Promise<{ readonly decisions: readonly Decision[]; readonly examples: number }> {
  const problems = missingColumns(file, NEEDED);
  if (problems.length > 0) throw new FenquError(problems);
  if (!file.hasRows) return { decisions: [], examples: 0 };
  const present = COLUMNS.filter((name) => file.header.includes(name));
  const copy = temporary.path('.csv');
  const { broken } = await readCarefully(engine, file, present, copy);
  problems.push(
    ...broken.map(({ code, line, with: details }) =>
      error(code, { place: { file: file.shown, line }, with: details }),
    ),
  );
  const all = await engine.rows(decisionsSql(file, present, copy));
  const rows = all.filter((row) => !isExampleArea(textOf(row, 'area')));
  const days = await daysIn(
    engine,
    rows.flatMap((row) => DATES.map((name) => textOf(row, name))),
  );
  const texts = rows.map((row) => textOf(row, 'area')).filter((text) => text !== '');
  const placed = await areas.resolveAll(texts);
  const decisions = rows.flatMap((row) => readRow(placed, days, file, row, problems) ?? []);
  problems.push(...overlaps(decisions, file));
  if (problems.length > 0) throw new FenquError(problems);
  return { decisions, examples: all.length - rows.length };
}

/** Each column as text, and in `d_descendants` the truth value read. */
function decisionsSql(file: PreparedFile, present: readonly Column[], copy: string): string {
  const text = (name: Column) =>
    present.includes(name) ? tidy(cell(present.indexOf(name))) : 'NULL::VARCHAR';
  const texts = COLUMNS.map((name) => `${text(name)} AS "${name}"`);
  const descendants = `(${plainValue('boolean', '"descendants"')})::VARCHAR AS d_descendants`;
  return `SELECT *, ${descendants} FROM (SELECT line, ${list(texts)} FROM (${carefulRelation(copy, file, present)})) ORDER BY line`;
}

/** A day as it is kept. */
const PLAIN_DAY = /^[12]\d{3}-\d\d-\d\d$/;

/** The days that texts say, by text. The engine is asked only for those that are written otherwise. */
async function daysIn(engine: Engine, texts: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  const days = new Map<string, Day>();
  const others = new Set<string>();
  for (const text of texts) {
    if (PLAIN_DAY.test(text) && isDay(text)) days.set(text, text);
    else if (text !== '') others.add(text);
  }
  if (others.size === 0) return days;
  const rows = await engine.rows(`SELECT text, (${plainValue('date', 'text')})::VARCHAR AS day
    FROM (${textsSql(others)}) AS given(text)`);
  for (const row of rows) if (row['day'] !== null) days.set(textOf(row, 'text'), textOf(row, 'day'));
  return days;
}

function textOf(row: Row, column: string): string {
  return row[column] == null ? '' : String(row[column]);
}

function readRow(
  placed: ReadonlyMap<string, Resolution>,
  days: ReadonlyMap<string, Day>,
  file: PreparedFile,
  row: Row,
  problems: Problem[],
): Decision | undefined {
  const line = Number(row['line']);
  const found: Problem[] = [];
  const at = (field: string) => ({ file: file.shown, line, field });
  const text = (name: string) => textOf(row, name);
  for (const field of NEEDED)
    if (text(field) === '') found.push(error('cell-empty', { place: at(field), with: { field } }));
  const dayIn = (field: (typeof DATES)[number]): Day | null => days.get(text(field)) ?? null;
  for (const field of DATES)
    if (text(field) !== '' && dayIn(field) === null)
      found.push(error('date-invalid', { place: at(field), value: text(field) }));
  if (text('descendants') !== '' && text('d_descendants') === '')
    found.push(error('boolean-invalid', { place: at('descendants'), value: text('descendants') }));
  const from = dayIn('from') ?? '';
  const until = dayIn('until');
  if (until !== null && until < from)
    found.push(error('decision-dates', { place: at('until'), with: { from, until } }));
  const mode = MODES.find((each) => each === (text('mode') || 'set'));
  if (mode === undefined)
    found.push(
      error('decision-mode-unknown', {
        place: at('mode'),
        value: text('mode'),
        suggest: nearest(text('mode'), MODES),
      }),
    );
  else if (mode === 'designate' && until !== null)
    found.push(error('decision-designate-until', { place: at('until'), value: until }));
  const area = oneArea(placed.get(text('area')), text('area'), at('area'), found);
  problems.push(...found);
  if (found.length > 0 || area === undefined || mode === undefined) return undefined;
  return {
    area,
    tier: text('tier'),
    from,
    until,
    mode,
    authority: text('authority'),
    reason: text('reason'),
    decidedOn: dayIn('decided_on'),
    descendants: text('d_descendants') === 'true',
    place: `${file.shown}:${line}`,
  };
}

/** The code of the one area that a text names, or a problem; of an empty text neither. */
export function oneArea(
  resolved: Resolution | undefined,
  value: string,
  place: NonNullable<Problem['place']>,
  problems: Problem[],
): string | undefined {
  if (resolved === undefined) return undefined;
  const { candidates, suggest: near } = resolved;
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only.code;
  const suggest = only === undefined ? near : candidates.map(({ path, code }) => `${path} (${code})`);
  const code = only === undefined ? 'area-unknown' : 'area-ambiguous';
  problems.push(error(code, { place, value, suggest, with: { rows: 1, candidates: suggest.join(', ') } }));
  return undefined;
}

/** Two decisions that set a tier for one area on one day, or start its clocks: nobody can say which holds. */
function overlaps(decisions: readonly Decision[], file: PreparedFile): Problem[] {
  return decisions.flatMap((later, i) => {
    const earlier = decisions.slice(0, i).find((each) => each.area === later.area && clash(each, later));
    if (earlier === undefined) return [];
    const line = Number(later.place.slice(later.place.lastIndexOf(':') + 1));
    return [
      error(later.mode === 'set' ? 'decision-overlap' : 'decision-designate-twice', {
        place: { file: file.shown, line, field: 'from' },
        value: later.area,
        with: { other: earlier.place },
      }),
    ];
  });
}

/** Whether two decisions of one mode both act on some day, if they act on one area. */
export function clash(a: Decision, b: Decision): boolean {
  if (a.mode !== b.mode) return false;
  if (a.mode === 'designate') return actsFrom(a) === actsFrom(b);
  return a.mode === 'set' && meet(a, b);
}

/** The first day a decision acts: the later of its first day, the day it was taken, and the day it was known in time. */
export function actsFrom({ from, decidedOn, knownFrom }: Decision): Day {
  return laterOf(laterOf(decidedOn ?? from, from), knownFrom ?? from);
}

/** Whether a decision was known by a day; one that does not say when it was taken is known from its first day. */
export function isKnownBy({ decidedOn, from }: Decision, day: Day | undefined): boolean {
  return day === undefined || (decidedOn ?? from) <= day;
}

/** Whether some day is in both; one that was taken after its own end acts on none. */
function meet(a: Decision, b: Decision): boolean {
  const first = laterOf(actsFrom(a), actsFrom(b));
  return [a, b].every(({ until }) => until === null || first <= until);
}
