import { list } from '../../engine/sql.ts';
import { tidy } from '../staging/cells.ts';
import type { Column } from './columns.ts';
import { seen } from './facts.ts';
import { isLatin } from './fold-name.ts';
import type { WideLayout } from './layouts.ts';
import { bestOf, placeColumns } from './places.ts';
import type { Value } from './proposal.ts';
import { type Draft, type From, firstOf, formatDays, mapDays, mapPlace, use } from './propose-parts.ts';

/** Proposes how a table of numbers by area and day is read. */
export async function proposeNumbers(from: From, target: 'counts' | 'metrics'): Promise<void> {
  const { columns, draft, wide, isLong } = from;
  if (wide !== undefined && !isLong) return proposeWide(from, wide);
  mapPlace(from);
  mapDay(from);
  if (isLong) return proposeLong(from);
  for (const column of columns) {
    if (column.forms.grouped > 0 && !draft.used.has(column.name) && column.number !== undefined)
      draft.open.push({ kind: 'numbers-grouped', source: column.name });
  }
  await mapNumbers(from, target);
}

function mapDay({ columns, draft }: From): void {
  const day =
    firstOf(columns, ['date', 'date_report', 'date_diagnosis']) ??
    columns.find(({ days, event }) => days !== undefined && event !== true);
  if (day !== undefined) mapDays(draft, 'date', day);
  else draft.open.push({ kind: 'column-needed', column: 'date', candidates: [] });
}

/** Every number gets a column, under its own name where ours is not known. */
async function mapNumbers(from: From, target: 'counts' | 'metrics'): Promise<void> {
  const { columns, draft, names } = from;
  const isFree = ({ name, numeric, personal, role }: Column): boolean =>
    numeric && !personal && !draft.used.has(name) && (role === undefined || role === 'number_value');
  const free = columns.filter(isFree);
  const sofar = free.filter(({ name }) => names.isCumulative(name));
  const allSoFar = target === 'counts' && sofar.length > 0 && sofar.length === free.filter(isNamed).length;
  const taken = new Set<string>(['area', 'date']);
  for (const column of free) {
    const left = await whyLeft(from, column, allSoFar);
    if (left !== undefined) {
      draft.left.set(column.name, left);
      continue;
    }
    const canonical = column.number ?? nameOfOurs(column.name);
    if (canonical === undefined || taken.has(canonical)) {
      draft.open.push({ kind: 'number-unnamed', source: column.name });
      continue;
    }
    taken.add(canonical);
    const grounds =
      column.number === undefined
        ? [{ kind: 'named-by-us' } as const]
        : [{ kind: 'by', by: 'name' } as const];
    draft.mapped.push({
      column: canonical,
      sources: [column.name],
      sure: column.number === undefined ? 'likely' : 'sure',
      grounds,
    });
    use(draft, column);
  }
  if (allSoFar) draft.more['cumulative'] = true;
}

function isNamed({ number }: Column): boolean {
  return number !== undefined && number !== 'population';
}

async function whyLeft(
  { engine, columns, names }: From,
  column: Column,
  allSoFar: boolean,
): Promise<'attribute' | 'sum' | 'cumulative' | undefined> {
  if (column.number === 'population') return 'attribute';
  if (names.isCumulative(column.name) && !allSoFar) return 'cumulative';
  if (names.isSum(column.name) && column.number === undefined) return 'sum';
  const place = placeColumns(columns);
  const [area] = place;
  if (area === undefined) return undefined;
  const key = list(place.map(({ index }) => tidy(seen(index))));
  const [row] = await engine.rows(`SELECT count(*) AS areas, max(days) AS days, max(different) AS different
    FROM (SELECT count(*) AS days, count(DISTINCT ${seen(column.index)}) AS different FROM seen GROUP BY ${key})`);
  const same =
    Number(row?.['days'] ?? 0) > 1 && Number(row?.['areas'] ?? 0) > 1 && Number(row?.['different']) === 1;
  return same && column.distinct > 1 ? 'attribute' : undefined;
}

/** A name in Latin letters as rules can read it; nothing for others. */
function nameOfOurs(name: string): string | undefined {
  if (!isLatin(name)) return undefined;
  const ours = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z][a-z0-9_]*$/.test(ours) ? ours : undefined;
}

/** A table with a column for each area, day or kind of number. */
function proposeWide(from: From, wide: WideLayout): void {
  const { draft, columns } = from;
  if (wide.part === 'date') mapPlace(from);
  else mapDay(from);
  const isOnlyOne = Object.keys(wide.numbers).length === 0;
  const named = isOnlyOne && wide.part === 'date' ? onlyNumber(columns) : undefined;
  const shape: Record<string, Value> = { columns: wide.pattern };
  if (isOnlyOne) {
    shape['number'] = named ?? 'cases';
    if (named === undefined) draft.open.push({ kind: 'number-of-what', column: 'cases' });
  } else shape['numbers'] = wide.numbers;
  const keys = new Set(draft.mapped.flatMap(({ sources }) => sources));
  const except = wide.except.filter((name) => !keys.has(name));
  if (except.length > 0) shape['except'] = except;
  draft.more['wide'] = shape;
  if (wide.days !== undefined) formatDays(draft, 'date', { name: '{date}', days: wide.days });
  for (const column of wide.columns) use(draft, column);
  markSums(draft, except);
}

/** A column that says of what all the numbers are, if it always says the same. */
function onlyNumber(columns: readonly Column[]): string | undefined {
  const texts = bestOf(columns, 'number_name')?.texts ?? [];
  return texts.length === 1 && bestOf(columns, 'number_name')?.hidden === 0
    ? nameOfOurs(texts[0] ?? '')
    : undefined;
}

function markSums(draft: Draft, except: readonly string[]): void {
  for (const name of except) if (!draft.left.has(name)) draft.left.set(name, 'sum');
}

/** A table with a row for each number. */
function proposeLong({ draft, columns, names }: From): void {
  const name = bestOf(columns, 'number_name');
  const value = bestOf(columns, 'number_value');
  if (name === undefined || value === undefined) return;
  const numbers: Record<string, string> = {};
  const unknown: string[] = [];
  for (const text of name.texts ?? []) {
    const found = names.numberOf(text);
    const ours = found?.how === 'whole' ? found.what : nameOfOurs(text);
    if (ours === undefined || Object.values(numbers).includes(ours)) unknown.push(text);
    else numbers[text] = ours;
  }
  if (Object.keys(numbers).length > 0) draft.more['long'] = { number: name.name, value: value.name, numbers };
  if (name.hidden !== undefined && name.hidden > 0)
    draft.open.push({ kind: 'texts-hidden', source: name.name, hidden: name.hidden });
  for (const source of unknown) draft.open.push({ kind: 'number-unnamed', source });
  use(draft, name);
  use(draft, value);
}
