import type Fraction from 'fraction.js';
import type { Readings } from '../../judging/evaluate.ts';
import { evaluate } from '../../judging/evaluate.ts';
import type { Expression } from '../../rules/expression.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import type { Indicator, Pack, PastIndicator, RowIndicator } from '../../rules/pack.ts';
import { allNamesIn } from '../conditions.ts';
import { isOverRows } from '../rows/regions.ts';
import { ZERO } from '../solver/index.ts';
import type { ListedRow } from './example.ts';
import { knownIn, readingsOf, type Valued } from './judged.ts';
import { reportsWith } from './reports.ts';
import type { Known } from './values.ts';

/** The area an example is about, and one that is only there so that every table has a row. */
export const HERE = 'A';
export const ELSEWHERE = 'B';

/** Areas and their reports around an example. */
export interface Surroundings {
  readonly areas: readonly ListedRow[];
  readonly metrics: readonly ListedRow[];
}

/**
 * The area of an example with its attributes, the larger areas that its rules look at, and the reports of all of them;
 * nothing where values rest on what one night's files cannot hold: an earlier verdict, areas beside it, a past unlike today.
 */
export function surroundingsOf(pack: Pack, valued: Valued, asOf: string): Surroundings | undefined {
  const members = [...valued.members].map(([full, value]) => {
    const [scope = '', name = ''] = full.split('.');
    return { scope, name, value };
  });
  const around = members.filter(({ scope }) => isPlace(scope) && !pack.levels.includes(scope));
  const rest = members.filter((each) => !around.includes(each));
  const further = furtherOf(pack, valued);
  if (further === undefined || !rest.every((each) => canStand(each, valued)) || !hasRanks(pack, valued))
    return undefined;
  const own = reportsWith(reported(pack, valued.indicators), asOf, { further });
  const above = ancestors(pack, around, valued);
  if (own === undefined || above === undefined) return undefined;
  const metrics = [...own.map((row) => ({ area: HERE, ...row }))];
  for (const { code, indicators } of above) {
    const rows = reportsWith(reported(pack, indicators), asOf, { further });
    if (rows === undefined) return undefined;
    metrics.push(...rows.map((row) => ({ area: code, ...row })));
  }
  const attributes = rest.flatMap(({ scope, name, value }): [string, string][] =>
    scope === 'area' ? [[name, value === null ? '' : String(value.valueOf())]] : [],
  );
  const codes = [...above.map(({ code }) => code), ''];
  const empty = Object.fromEntries(attributes.map(([name]) => [name, '']));
  const areas = [
    {
      code: HERE,
      level: pack.levels[0] ?? pack.level,
      parent: codes[0] ?? '',
      ...Object.fromEntries(attributes),
    },
    { code: ELSEWHERE, level: pack.levels[0] ?? pack.level, parent: '', ...empty },
    ...above.map(({ code }, i) => ({ code, level: code, parent: codes[i + 1] ?? '', ...empty })),
  ];
  return { areas, metrics };
}

interface Member {
  readonly scope: string;
  readonly name: string;
  readonly value: Known;
}

/** Attributes and context stand in files; before the first night there is no earlier verdict. */
function canStand({ scope, name, value }: Member, { indicators }: Valued): boolean {
  if (scope === 'previous') return value === null;
  return !isPlace(scope) || isSame(indicators.get(name) ?? null, value);
}

/** The reported indicators that have a value. */
function reported(
  { indicators }: Pack,
  values: ReadonlyMap<string, Known>,
): ReadonlyMap<RowIndicator, Known> {
  return new Map(
    indicators.flatMap((each): [RowIndicator, Known][] => {
      const value = values.get(each.name);
      return isOverRows(each) && each.table === 'metrics' && value !== undefined ? [[each, value]] : [];
    }),
  );
}

interface Ancestor {
  /** Its code, which is its level too. */
  readonly code: string;
  readonly indicators: ReadonlyMap<string, Known>;
}

/** The larger areas that are looked at, the nearest first; nothing if some value cannot be theirs. */
function ancestors(pack: Pack, around: readonly Member[], valued: Valued): Ancestor[] | undefined {
  const beside = around.filter(({ scope }) => BESIDE.has(scope));
  const isQuiet = ({ scope, value }: Member): boolean =>
    scope === 'children_max' ? value === null : value !== null && Number(value.valueOf()) === 0;
  if (!beside.every(isQuiet)) return undefined;
  const above = around.filter((each) => !BESIDE.has(each.scope));
  const ranked = pack.indicators.flatMap((each) =>
    each.kind === 'rank' && valued.indicators.has(each.name) ? [each.among] : [],
  );
  const scopes = [...new Set([...above.map(({ scope }) => scope), ...ranked])];
  const isNearest = (scope: string): number => (scope === 'parent' ? 0 : 1);
  const made = scopes
    .sort((a, b) => isNearest(a) - isNearest(b))
    .map((code) =>
      ancestor(
        pack,
        code,
        above.filter(({ scope }) => scope === code),
      ),
    );
  return made.every((each) => each !== undefined) ? made : undefined;
}

const BESIDE: ReadonlySet<string> = new Set(['children_max', 'children_sum', 'neighbors']);

function ancestor(pack: Pack, code: string, members: readonly Member[]): Ancestor | undefined {
  const given = new Map(members.map(({ name, value }) => [name, value]));
  const read = new Set(given.keys());
  for (const { name, indicator } of members.map(({ name }) => ({ name, indicator: indicatorOf(pack, name) })))
    if (indicator?.kind === 'expr')
      for (const each of allNamesIn(pack, indicator.expr.tree)) if (each !== name) read.add(each);
  const used = pack.indicators.filter(({ name }) => read.has(name));
  if (!used.every((each) => each.kind === 'expr' || isOverReports(each))) return undefined;
  const values = new Map<string, Known>();
  for (const { name, ...each } of used)
    if (each.kind !== 'expr') values.set(name, given.get(name) ?? nothingReported(pack, name));
  const readings = readingsOf({ indicators: values, members: new Map() });
  for (const each of used) {
    if (each.kind !== 'expr') continue;
    values.set(each.name, knownIn(evaluate(each.expr.tree, readings, new Map())));
  }
  const isRight = members.every(({ name, value }) => isSame(values.get(name) ?? null, value));
  return isRight ? { code, indicators: values } : undefined;
}

function indicatorOf({ indicators }: Pack, name: string): Indicator | undefined {
  return indicators.find((each) => each.name === name);
}

function isOverReports(indicator: Indicator): boolean {
  return isOverRows(indicator) && indicator.table === 'metrics';
}

function nothingReported(pack: Pack, name: string): Known {
  const indicator = indicatorOf(pack, name);
  const isZero = indicator !== undefined && 'missing' in indicator && indicator.missing === 'zero';
  return isZero ? ZERO : null;
}

/** An area alone among its own is the first of one. */
function hasRanks({ indicators }: Pack, valued: Valued): boolean {
  return indicators.every((each) => {
    const value = each.kind === 'rank' ? valued.indicators.get(each.name) : undefined;
    if (each.kind !== 'rank' || value === undefined) return true;
    const base = valued.indicators.get(each.of) ?? null;
    return base === null ? value === null : value !== null && Number(value.valueOf()) === 1;
  });
}

/**
 * How many days further back the same is reported as of late, for values of the past; nothing where a past is not what such
 * days make it.
 */
function furtherOf({ indicators }: Pack, valued: Valued): number | undefined {
  let further = 0;
  for (const each of indicators) {
    const value = each.kind === 'past' ? valued.indicators.get(each.name) : undefined;
    if (each.kind !== 'past' || value === undefined) continue;
    if (each.window.kind !== 'days' || !isSame(value, steadyPast(each, readingsOf(valued)))) return undefined;
    const read = [...allNamesIn({ indicators }, each.of.tree)];
    const isMade = read.every((name) => {
      const one = indicators.find((every) => every.name === name);
      return one !== undefined && (one.kind === 'expr' || isOverReports(one));
    });
    if (!isMade) return undefined;
    further = Math.max(further, each.window.lag + each.window.days);
  }
  return further;
}

/** What an expression's past comes to if every day was like today. */
function steadyPast({ over, of, window, every }: PastIndicator, readings: Readings): Known {
  const today = valueNow(of.tree, readings);
  const days = window.kind === 'days' ? Math.ceil(window.days / every) : 1;
  const lag = window.kind === 'days' ? window.lag : 0;
  if (over === 'days_since') return today === true ? ZERO.add(lag) : null;
  if (over !== 'sum') return today;
  return today !== null && typeof today === 'object' ? today.mul(days) : null;
}

function valueNow(tree: Expression, readings: Readings): Known {
  return knownIn(evaluate(tree, readings, new Map()));
}

function isSame(a: Known, b: Known): boolean {
  return isNumber(a) && isNumber(b) ? a.equals(b) : a === b;
}

function isNumber(value: Known): value is Fraction {
  return value !== null && typeof value === 'object';
}
