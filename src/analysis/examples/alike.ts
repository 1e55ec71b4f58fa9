import type Fraction from 'fraction.js';
import { evaluate, type Readings } from '../../judging/evaluate.ts';
import type { Expression } from '../../rules/expression.ts';
import type { Indicator, PastIndicator } from '../../rules/indicator.ts';
import type { Pack } from '../../rules/pack.ts';
import { allNamesIn } from '../conditions.ts';
import { isOverRows } from '../rows/regions.ts';
import { ZERO } from '../solver/index.ts';
import { knownIn, readingsOf, type Valued } from './judged.ts';
import type { Steady } from './reports.ts';
import type { Known } from './values.ts';

export function indicatorOf({ indicators }: Pack, name: string): Indicator | undefined {
  return indicators.find((each) => each.name === name);
}

export function isOverReports(indicator: Indicator): boolean {
  return isOverRows(indicator) && indicator.table === 'metrics';
}

/**
 * How many areas there are of which each is like the example's, so that a rank is what it is: of n alike each is first, 1/n.
 * Nothing if there are none such.
 */
export function areasAlike(pack: Pack, valued: Valued): number | undefined {
  const numbers = new Set<number>();
  for (const each of pack.indicators) {
    const rank = each.kind === 'rank' ? valued.indicators.get(each.name) : undefined;
    if (each.kind !== 'rank' || rank === undefined) continue;
    const base = valued.indicators.get(each.of) ?? null;
    if (!isNumber(base) && rank !== null) return undefined;
    if (!isNumber(base)) continue;
    if (!isNumber(rank) || rank.n !== 1n || rank.s !== 1n || !isMadeOfReports(pack, [each.of]))
      return undefined;
    numbers.add(Number(rank.d));
  }
  const [only = 1] = numbers;
  return numbers.size > 1 ? undefined : only;
}

/** Whether indicators are made of reports alone, and not of rows of events, other areas or other days. */
function isMadeOfReports(pack: Pack, names: readonly string[]): boolean {
  return names.every((name) => {
    const indicator = indicatorOf(pack, name);
    if (indicator?.kind === 'expr') return isMadeOfReports(pack, [...allNamesIn(pack, indicator.expr.tree)]);
    return indicator !== undefined && isOverReports(indicator);
  });
}

/** The columns that must say the same every day, for values of the past; nothing where no such days make them. */
export function steadyOf(pack: Pack, valued: Valued): Steady | undefined {
  let days = 0;
  const columns = new Set<string>();
  for (const each of pack.indicators) {
    const value = each.kind === 'past' ? valued.indicators.get(each.name) : undefined;
    if (each.kind !== 'past' || value === undefined) continue;
    const names = [...allNamesIn(pack, each.of.tree)];
    if (each.window.kind !== 'days' || !isMadeOfReports(pack, names)) return undefined;
    if (!isSame(value, steadyPast(each, readingsOf(valued)))) return undefined;
    days = Math.max(days, each.window.lag + each.window.days);
    for (const name of names) {
      const indicator = indicatorOf(pack, name);
      if (indicator !== undefined && 'column' in indicator) columns.add(indicator.column);
    }
  }
  return { days, columns };
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

export function isSame(a: Known, b: Known): boolean {
  return isNumber(a) && isNumber(b) ? a.equals(b) : a === b;
}

function isNumber(value: Known): value is Fraction {
  return value !== null && typeof value === 'object';
}
