import type { Text } from '../../language/text.ts';
import { error, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import type { Type, Written } from '../expression.ts';
import { parseExpression } from '../expressions/index.ts';
import { typeOfName } from '../expressions/scope.ts';
import type { Window } from '../indicator.ts';
import { paramNames, typeOfParam } from '../scope.ts';
import type { Table } from '../tables.ts';
import { type RawText, textFrom } from '../text.ts';
import { type RawWindow, windowFrom } from '../window.ts';
import type { IndicatorContext } from './kind.ts';

/** What an indicator over rows says besides its kind's own keys. */
interface RawOverRows {
  readonly title?: RawText;
  readonly unit?: RawText;
  readonly round?: number;
  readonly note?: RawText;
  readonly where?: string;
  readonly window?: RawWindow;
  readonly clock?: string;
}

/** What indicators over rows have in common. */
export interface OverRows {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly clause: string;
  readonly table: string;
  readonly window: Window;
  readonly clock: string;
  readonly where?: Written;
  readonly unit?: Text;
  readonly round?: number;
  readonly note?: Text;
}

interface Read {
  readonly base?: OverRows;
  readonly table?: Table;
  readonly problems: readonly Problem[];
}

/** Parses what all indicators over rows share, and finds the table under `key`. */
export function overRowsFrom(
  context: IndicatorContext,
  key: string,
  tableName: string,
  raw: RawOverRows,
): Read {
  const table = tableNamed(context, key, tableName);
  if ('problem' in table) return { problems: [table.problem] };
  const where = whereFrom(context, table.table, raw.where);
  const clock = raw.clock ?? table.table.clock;
  const window = windowIn(context, raw.window ?? 'all');
  const problems = [
    ...where.problems,
    ...(raw.clock === undefined ? [] : columnProblems(context, 'clock', table.table, clock, ['date'])),
  ];
  if (problems.length > 0 || window.window === undefined)
    return { table: table.table, problems: [...problems, ...window.problems] };
  const base = {
    ...commonFrom(context, raw),
    table: tableName,
    window: window.window,
    clock,
    ...(where.written === undefined ? {} : { where: where.written }),
  };
  return { base, table: table.table, problems: [] };
}

/** The days an indicator looks at; none if they begin with a constant that is no day. */
export function windowIn(
  { params, yaml, path }: IndicatorContext,
  raw: RawWindow,
): { readonly window?: Window; readonly problems: readonly Problem[] } {
  const window = windowFrom(raw, params);
  if (window.kind !== 'no-day') return { window, problems: [] };
  const { param } = window;
  const spot = { ...yaml.spotOf([...path, 'window', 'since']), value: `params.${param}` };
  const given = Object.hasOwn(params, param) ? params[param] : undefined;
  if (given === undefined)
    return {
      problems: [
        error('expression-unknown-member', { ...spot, suggest: nearest(param, Object.keys(params)) }),
      ],
    };
  const types = { found: typeOfParam(given), wanted: 'date' };
  return { problems: [error('expression-type', { ...spot, with: types })] };
}

/** Parses what all indicators share. */
export function commonFrom(
  context: IndicatorContext,
  raw: { title?: RawText; unit?: RawText; round?: number; note?: RawText },
) {
  return {
    name: context.name,
    title: textFrom(raw.title ?? context.name),
    clause: context.clause,
    ...(raw.unit === undefined ? {} : { unit: textFrom(raw.unit) }),
    ...(raw.round === undefined ? {} : { round: raw.round }),
    ...(raw.note === undefined ? {} : { note: textFrom(raw.note) }),
  };
}

/** Whether a column is there and of a type that serves. */
export function columnProblems(
  context: IndicatorContext,
  key: string,
  table: Table,
  column: string,
  wanted?: readonly Type[],
): Problem[] {
  const spot = context.yaml.spotOf([...context.path, key]);
  const found = typeOfColumn(table, column);
  if (found === undefined) {
    const suggest = nearest(column, columnNames(table));
    return [error('expression-unknown-column', { ...spot, value: column, suggest })];
  }
  if (wanted === undefined || wanted.includes(found)) return [];
  return [error('pack-column-type', { ...spot, value: column, with: { found, wanted: wanted.join(', ') } })];
}

/** The type of a column, of a visit also of one of its case: `case.date_onset`. */
function typeOfColumn({ columns, members }: Table, column: string): Type | undefined {
  const [before = '', name, ...more] = column.split('.');
  if (name === undefined) return typeOfName(columns, column);
  const names = Object.hasOwn(members, before) && more.length === 0 ? members[before] : undefined;
  return names && typeOfName(names, name);
}

function columnNames({ columns, members }: Table): string[] {
  const ofOthers = Object.entries(members).flatMap(([before, names]) =>
    Object.keys(names.known).map((name) => `${before}.${name}`),
  );
  return [...Object.keys(columns.known), ...ofOthers];
}

function tableNamed(
  context: IndicatorContext,
  key: string,
  name: string,
): { table: Table } | { problem: Problem } {
  const table = Object.hasOwn(context.tables, name) ? context.tables[name] : undefined;
  if (table !== undefined) return { table };
  const spot = context.yaml.spotOf([...context.path, key]);
  return {
    problem: error('pack-unknown-table', {
      ...spot,
      value: name,
      suggest: nearest(name, Object.keys(context.tables)),
    }),
  };
}

function whereFrom(context: IndicatorContext, table: Table, text: string | undefined) {
  if (text === undefined) return { problems: [] };
  const scope = {
    names: table.columns,
    subject: 'column',
    members: { ...table.members, ...paramNames(context.params) },
    constants: { params: context.params },
    wanted: ['boolean'],
    choices: table.choices,
  } as const;
  return parseExpression(text, scope, (offset) => context.yaml.spotIn([...context.path, 'where'], offset));
}
