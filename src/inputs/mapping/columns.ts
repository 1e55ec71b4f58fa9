import type { Engine } from '../../engine/duckdb.ts';
import { type DayForm, dayForm, dayShare } from './days.ts';
import { type ColumnFacts, looksPersonal, share, valuesIn } from './facts.ts';
import type { KnownAreas } from './known-areas.ts';
import type { LookedAt } from './look.ts';
import { type ColumnNames, type Recognised, VALUE_COLUMNS, type ValueColumn } from './names.ts';
import type { Role } from './names-schema.ts';
import { isPlain, mayBeShown } from './shown-texts.ts';

/** By what a column was recognised. */
export type By = 'name' | 'part' | 'values' | 'areas';

/** What became of the texts of a column that stand for canonical values. */
export interface Translated {
  readonly known: readonly (readonly [string, string])[];
  readonly unknown: readonly { readonly text: string; readonly rows: number }[];
  /** Further texts that are not known and not told: they may be of persons. */
  readonly hidden: number;
}

/** A column of a file, and what it seems to be. */
export interface Column extends ColumnFacts {
  readonly personal: boolean;
  readonly role?: Role;
  readonly by?: By;
  /** Its days, where it holds some. */
  readonly days?: DayForm;
  /** Rows without a day that can be read as one, of a column of days. */
  readonly dayless?: number;
  /** Its days are those of something else than a report: of a death, a discharge. */
  readonly event?: true;
  readonly translated?: Translated;
  /** Of a column that names numbers: its different texts. */
  readonly texts?: readonly string[];
  /** And how many it has that are not told, for they may be of persons. */
  readonly hidden?: number;
  /** Whether it holds numbers; `number` is the canonical column they would be, where the name says it. */
  readonly numeric: boolean;
  readonly number?: string;
}

/** Different texts of a column that could be translated. */
const MOST_VALUES = 30;
/** No value of a class is longer; free text is. */
const LONGEST_VALUE = 24;

/** Recognises the columns of a file, by their names first, and by what stands in them. */
export async function recognise(
  engine: Engine,
  { columns }: LookedAt,
  names: ColumnNames,
  areas: KnownAreas | undefined,
): Promise<Column[]> {
  const found: Column[] = [];
  for (const facts of columns) found.push(await columnOf(engine, facts, names, areas));
  return found;
}

async function columnOf(
  engine: Engine,
  facts: ColumnFacts,
  names: ColumnNames,
  areas: KnownAreas | undefined,
): Promise<Column> {
  const named = names.roleOf(facts.name);
  const number = names.numberOf(facts.name);
  const numeric = facts.filled > 0 && share(facts, 'number') >= 0.98;
  // `name` may be that of an area: in a table of cases it is told to be a person's all the same.
  const mayBeArea = named?.what === 'name' && named.how === 'whole';
  const personal = looksPersonal(facts) || (names.isPersonal(facts.name) && !mayBeArea);
  if (personal) return { ...facts, personal: true, numeric };
  const own: Column = {
    ...facts,
    personal: false,
    numeric,
    // A part of a name does not say what a number is (cases per 100,000 are no cases), but that it counts people.
    ...(number !== undefined &&
      (number.how === 'whole' || (numeric && number.what === 'population')) && { number: number.what }),
  };
  const translated = await translate(engine, facts, names);
  if (named !== undefined && isEventOnly(facts.name, named, names)) return eventDays(own);
  if (named !== undefined) {
    const by: By = named.how === 'whole' ? 'name' : 'part';
    const byName = fitting(own, named.what, by, names, translated);
    if (byName?.role === 'number_name') return namingNumbers(engine, byName, names);
    if (byName !== undefined) return byName;
  }
  return byContent(own, names, areas, translated);
}

/** A column by what stands in it, so far as its name does not speak against that. */
async function byContent(
  own: Column,
  names: ColumnNames,
  areas: KnownAreas | undefined,
  translated: Partial<Record<ValueColumn, Translated>>,
): Promise<Column> {
  // What is said to lie elsewhere names areas too, and they are not those of the case.
  const isElsewhere = names.isElsewhere(own.name);
  const found =
    (isElsewhere ? undefined : await byAreas(own, areas)) ?? byValues(own, translated, isElsewhere);
  return found.days !== undefined && names.isEvent(own.name) ? { ...found, event: true } : found;
}

/** A column with the role of its name, if what stands in it does not speak against that. */
function fitting(
  column: Column,
  role: Role,
  by: By,
  names: ColumnNames,
  translated: Partial<Record<ValueColumn, Translated>>,
): Column | undefined {
  const own = { ...column, role, by };
  if (role.startsWith('date')) return dayColumn(column, role, by);
  switch (role) {
    case 'class':
    case 'origin':
    case 'role':
      return valueColumn(own, role, translated[role]);
    case 'area_code':
      if (names.isElsewhere(column.name)) return undefined;
      return column.filled === 0 || share(column, 'whole') >= 0.9 || by === 'name' ? own : undefined;
    case 'province':
    case 'city':
    case 'county':
    case 'street':
    case 'community':
    case 'address':
    case 'area':
      if (names.isElsewhere(column.name) || (column.number !== undefined && column.numeric)) return undefined;
      return holdsNames(column, by) ? own : undefined;
    case 'name':
      return !names.isElsewhere(column.name) && holdsNames(column, by) ? own : undefined;
    case 'number_value':
      return column.numeric ? own : undefined;
    default:
      return own;
  }
}

/** A part of the name says that there are days, another that they are not those on which the case was reported or found. */
function isEventOnly(name: string, { what, how }: Recognised<Role>, names: ColumnNames): boolean {
  return how === 'part' && EVENTFUL.has(what) && names.isEvent(name);
}

const EVENTFUL: ReadonlySet<Role> = new Set(['date', 'date_report', 'date_diagnosis', 'date_known']);

function eventDays(column: Column): Column {
  return dayShare(column, true) < 0.5 ? column : { ...column, days: dayForm(column), event: true };
}

/** Part of a name is no ground to take numbers, or days, for names of places. */
function holdsNames(column: Column, by: By): boolean {
  return by === 'name' || (!column.numeric && dayShare(column, false) < 0.5);
}

/** A column whose name says that it holds a class, an origin or a role does only if some of its texts are known. */
function valueColumn(
  column: Column,
  role: ValueColumn,
  translated: Translated | undefined,
): Column | undefined {
  if (translated !== undefined && translated.known.length > 0) return { ...column, translated };
  return role === 'role' && column.distinct <= MOST_VALUES && !column.numeric ? column : undefined;
}

/** Names of numbers are few and short, and no person's. */
async function namingNumbers(engine: Engine, column: Column, names: ColumnNames): Promise<Column> {
  const values = column.longest > 40 ? undefined : await valuesIn(engine, column, MOST_VALUES);
  if (values === undefined) return column;
  const shown = values.filter(({ text, rows }) => {
    const isKnown = names.numberOf(text)?.how === 'whole';
    return isKnown ? isPlain(text, rows) : mayBeShown(text, rows, []);
  });
  return { ...column, texts: shown.map(({ text }) => text), hidden: values.length - shown.length };
}

function dayColumn(column: Column, role: Role, by: By): Column | undefined {
  if (column.filled === 0) return by === 'name' ? { ...column, role, by } : undefined;
  const days = dayShare(column, true);
  if (days < 0.5) return undefined;
  const dayless = Math.round(column.filled * (1 - days));
  return { ...column, role, by, days: dayForm(column), ...(dayless > 0 && { dayless }) };
}

const LEVELS: readonly Role[] = ['province', 'city', 'county', 'street', 'community'];

async function byAreas(column: Column, areas: KnownAreas | undefined): Promise<Column | undefined> {
  if (areas === undefined || column.distinct < 2) return undefined;
  const found = await areas.levelOf(column);
  if (found === undefined || found.share < 0.6) return undefined;
  const codes = share(column, 'whole') >= 0.9;
  const role = codes ? 'area_code' : (LEVELS.find((level) => level === found.level) ?? 'area');
  return { ...column, role, by: 'areas' };
}

/** A column whose name says nothing, by what stands in it. */
function byValues(
  column: Column,
  translated: Partial<Record<ValueColumn, Translated>>,
  isElsewhere: boolean,
): Column {
  for (const role of VALUE_COLUMNS) {
    const found = translated[role];
    if (found === undefined || found.unknown.length > 0 || found.hidden > 0 || found.known.length < 2)
      continue;
    return { ...column, role, by: 'values', translated: found };
  }
  if (column.filled === 0) return column;
  if (dayShare(column, false) >= 0.95) return { ...column, days: dayForm(column) };
  if (isElsewhere) return column;
  if (share(column, 'code') >= 0.98) return { ...column, role: 'area_code', by: 'values' };
  // One name, or a few, may end so by chance.
  const ending = column.distinct < 3 ? undefined : ENDINGS.find((role) => share(column, role) >= 0.9);
  return ending === undefined || column.longest > 30 ? column : { ...column, role: ending, by: 'values' };
}

const ENDINGS = ['province', 'city', 'county', 'street', 'community'] as const;

/** What the texts of a column stand for, where they are few and short and some are known. */
async function translate(
  engine: Engine,
  facts: ColumnFacts,
  names: ColumnNames,
): Promise<Partial<Record<ValueColumn, Translated>>> {
  if (facts.longest > LONGEST_VALUE || facts.filled === 0) return {};
  const values = await valuesIn(engine, facts, MOST_VALUES);
  if (values === undefined) return {};
  const translation = (column: ValueColumn): Translated => {
    const canonical = (text: string): string | undefined => names.valueOf(column, text);
    const known = values.filter(({ text, rows }) => canonical(text) !== undefined && isPlain(text, rows));
    const others = values.filter((each) => !known.includes(each));
    const texts = Object.values(names.raw.values[column]).flat();
    const unknown = others.filter(({ text, rows }) => mayBeShown(text, rows, texts));
    return {
      known: known.flatMap(({ text }) => {
        const value = canonical(text);
        return value === undefined ? [] : [[text, value] as const];
      }),
      unknown,
      hidden: others.length - unknown.length,
    };
  };
  return { class: translation('class'), origin: translation('origin'), role: translation('role') };
}
