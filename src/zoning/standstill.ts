import { defaultClock, type TableTraits } from '../counting/plan.ts';
import { addDays, type Day } from '../days.ts';
import type { Expression } from '../rules/expression.ts';
import { AS_OF } from '../rules/expressions/places.ts';
import { type Indicator, isRowIndicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { allParts, expressionsOf, partsOf } from '../rules/walk.ts';
import { reach } from './carry-over.ts';
import { clockworkOf } from './clocks/clockwork.ts';

/** When nothing changes any more: after so many nights in a row on which nothing did, the first of them after a day. */
export interface Standstill {
  readonly after: Day;
  readonly nights: number;
}

/**
 * When coming nights come to a standstill, if nothing new happens: from some day on nothing is counted that was not counted
 * the night before, and then nothing but time can move a tier; when nothing has moved for as long as any clock or number of
 * days that rules ask for, time cannot either. Undefined where rules ask for more than that.
 *
 * @param eventless from this day on no decision begins or ends
 */
export function standstillOf(
  { pack, traits }: { readonly pack: Pack; readonly traits: TableTraits },
  asOf: Day,
  eventless: Day,
): Standstill | undefined {
  const { clocks, afters } = clockworkOf(pack);
  const seen = pack.indicators.map((indicator) => daysCounted(indicator, traits));
  const asked = expressionsOf(pack).map(daysAsked);
  const isSlow = pack.evaluatedOn !== undefined || afters.some(({ kind }) => kind === 'on');
  if (isSlow || [...seen, ...asked].includes(undefined)) return undefined;
  const quiet = addDays(asOf, Math.max(0, ...seen.flatMap((days) => days ?? [])));
  const waits = [
    ...clocks.map(({ loosen }) => loosen.minStayDays),
    ...afters.map((after) => reach(after, pack)),
    ...asked.flatMap((days) => days ?? []),
  ];
  return { after: quiet > eventless ? quiet : eventless, nights: Math.max(0, ...waits) + 2 };
}

/** After how many days without new rows an indicator stays as it is; undefined if it may not, or this is not known. */
function daysCounted(indicator: Indicator, traits: TableTraits): number | undefined {
  if (indicator.kind === 'expr') return 0;
  if (!isRowIndicator(indicator) || indicator.kind === 'days_since') return undefined;
  const { table, clock, window } = indicator;
  // Rows that may be known before their day, or totals, of which what is new takes older ones.
  const { dateKnown = false, cumulative = false } = traits[table] ?? {};
  if (window.kind !== 'days' || clock !== defaultClock(table) || dateKnown || cumulative) return undefined;
  return window.days + window.lag;
}

/** For how many days in a tier an expression asks; undefined if it asks for the day or the circumstances, or for days in other ways. */
function daysAsked(tree: Expression): number | undefined {
  const days = allParts(tree)
    .flatMap((part) => (part.kind === 'compare' ? partsOf(part) : []))
    .filter(isStay);
  const stays = allParts(tree).filter(isStay);
  const numbers = allParts(tree).flatMap((part) => {
    if (part.kind !== 'compare' || !partsOf(part).some(isStay)) return [];
    return partsOf(part).flatMap((each) => (each.kind === 'number' ? [each.value] : []));
  });
  const isOther = allParts(tree).some(
    (part) => part.kind === 'member' && (part.scope === AS_OF || part.scope === 'context'),
  );
  if (isOther || days.length !== stays.length || numbers.length !== stays.length) return undefined;
  return Math.max(0, ...numbers);
}

function isStay(part: Expression): boolean {
  return part.kind === 'member' && part.scope === 'previous' && part.name === 'days';
}
