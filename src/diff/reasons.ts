import { addDays, type Day, daysBetween } from '../days.ts';
import type { Indicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { allParts } from '../rules/walk.ts';
import { holds, type Limit, limitIn, shownValue } from '../zoning/limits.ts';
import { hasMemory } from '../zoning/memory.ts';
import type { IndicatorValue } from '../zoning/verdict.ts';
import type { Reason } from './change.ts';
import type { Side } from './side.ts';

/** The indicators of an area on both nights, and the last day on which each counted a row. */
export interface Readings {
  readonly before: Readonly<Record<string, IndicatorValue>>;
  readonly after: Readonly<Record<string, IndicatorValue>>;
  readonly lastCounted: ReadonlyMap<string, Day>;
  /** How many rows that each indicator counts are newer than the earlier night. */
  readonly newly: ReadonlyMap<string, number>;
  /** The tier that the rules would have said on the earlier night by the data there are now; null if unknown. */
  readonly tierBefore: string | null;
  readonly dayBefore: Day;
}

/** Why an area's tier changed: a decision, or the comparisons of the rules that came out otherwise than before. */
export function reasonsFor(pack: Pack, side: Side, readings: Readings, asOf: Day): Reason[] {
  const decided = byDecision(side, asOf);
  if (decided !== undefined) return decided;
  const { after } = side;
  if (isRevised(pack, side, readings)) return [{ code: 'revised', with: { day: readings.dayBefore } }];
  const up = rank(pack, after.tier) < rank(pack, side.before);
  const deciding = up ? after.tier : side.before;
  const passing = limitsOf(pack, deciding).flatMap((limit) => passed(pack, limit, readings, up, asOf));
  const reasons = [...passing, ...(up ? [] : clocksDone(pack, side))];
  if (reasons.length > 0) return unique(reasons);
  return up && waits(pack, side.before) ? [countReached(pack, side.before)] : fallback(pack, readings);
}

/**
 * Whether an area that was in the default tier would not have been, had the data been then what they are now: cases that came
 * late, or moved. Its values of then are not published; the time that passed since explains nothing.
 */
function isRevised(pack: Pack, { after, published, before }: Side, { tierBefore }: Readings): boolean {
  return published === null && !hasMemory(pack) && tierBefore === after.tier && tierBefore !== before;
}

/** The decision that lies over the rules, or no longer does; nothing where the rules alone moved. */
export function byDecision({ after, published, wasDesignated }: Side, asOf: Day): Reason[] | undefined {
  if (after.decision !== null) {
    const { authority, reason } = after.decision;
    return [{ code: 'decision', with: { authority, reason } }];
  }
  if (published === null || published.decidedBy === null || wasDesignated) return undefined;
  return [{ code: 'decision-ended', with: { authority: published.decidedBy, until: addDays(asOf, -1) } }];
}

/** What held the tier the night before, and holds it no longer. */
function clocksDone(pack: Pack, { before, published }: Side): Reason[] {
  const clocks = pack.tiers.find((each) => each.tier === before)?.clocks;
  return (published?.heldBy ?? []).flatMap((holder): Reason[] => {
    const [, , need] = /^(\d+) of (\d+)$/.exec(holder) ?? [];
    if (need !== undefined) return [{ code: 'count-reached', with: { count: Number(need) } }];
    if (holder === 'min_stay') return [{ code: 'stayed', with: { days: clocks?.loosen.minStayDays ?? 0 } }];
    const [, condition] = /^release: (.*) is \w+$/.exec(holder) ?? [];
    return condition === undefined ? [] : [{ code: 'released', with: { condition } }];
  });
}

/** Whether a tier is raised only after several evaluations. */
function waits(pack: Pack, tier: string | null): boolean {
  return (pack.tiers.find((each) => each.tier === tier)?.clocks?.tighten.after.count ?? 1) > 1;
}

function countReached(pack: Pack, tier: string | null): Reason {
  const count = pack.tiers.find((each) => each.tier === tier)?.clocks?.tighten.after.count ?? 1;
  return { code: 'count-reached', with: { count } };
}

function rank(pack: Pack, tier: string | null): number {
  return pack.tiers.find((each) => each.tier === tier)?.rank ?? pack.tiers.length;
}

function limitsOf(pack: Pack, tier: string | null): Limit[] {
  const rule = pack.tiers.find((each) => each.tier === tier)?.rule;
  if (rule?.kind !== 'when') return [];
  return allParts(rule.when.tree).flatMap((part) => limitIn(part) ?? []);
}

/** The reason, if the comparison is true on one night and not on the other. */
function passed(pack: Pack, limit: Limit, readings: Readings, up: boolean, asOf: Day): Reason[] {
  const before = readings.before[limit.name] ?? null;
  const after = readings.after[limit.name] ?? null;
  if (holds(limit, up ? after : before) !== true || holds(limit, up ? before : after) === true) return [];
  const indicator = pack.indicators.find((each) => each.name === limit.name);
  if (indicator === undefined) return [];
  const title = { title_zh: indicator.title.zh, title_en: indicator.title.en };
  if (after === null) return [{ code: 'unknown', with: title }];
  if (before === null) return [{ code: 'known', with: {} }];
  const shown = (value: IndicatorValue): number => Number(shownValue(pack, limit.name, value, limit));
  const values = { ...title, from: shown(before), to: shown(after), limit: `${limit.op} ${limit.value}` };
  const last = readings.lastCounted.get(limit.name);
  if (!up && Number(after) === 0 && last !== undefined && isPlainCount(indicator)) {
    return [{ code: 'clear-days', with: { days: daysBetween(last, asOf), since: last } }];
  }
  if (up && isPlainCount(indicator) && (readings.newly.get(limit.name) ?? 0) > 0)
    return [{ code: 'new-cases', with: { ...values, new: readings.newly.get(limit.name) ?? 0 } }];
  return [{ code: Number(after) > Number(before) ? 'rose' : 'fell', with: values }];
}

function isPlainCount(indicator: Indicator): boolean {
  return indicator.kind === 'count' && indicator.groupBy === undefined && indicator.distinct === undefined;
}

/** A condition too involved for one comparison: every indicator that moved. */
function fallback(pack: Pack, { before, after }: Readings): Reason[] {
  return pack.indicators.flatMap((indicator): Reason[] => {
    const from = shownValue(pack, indicator.name, before[indicator.name] ?? null);
    const to = shownValue(pack, indicator.name, after[indicator.name] ?? null);
    if (from === to || typeof from === 'boolean' || typeof to === 'boolean') return [];
    const title = { title_zh: indicator.title.zh, title_en: indicator.title.en };
    if (to === null) return [{ code: 'unknown', with: title }];
    if (from === null) return [{ code: 'known', with: {} }];
    return [{ code: Number(to) > Number(from) ? 'rose' : 'fell', with: { ...title, from, to, limit: '' } }];
  });
}

function unique(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
