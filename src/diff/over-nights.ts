import type { Day } from '../days.ts';
import type { Pack } from '../rules/pack.ts';
import type { PublishedZone } from '../store/published.ts';
import type { IndicatorValue } from '../zoning/verdict.ts';
import type { Change, Reason } from './change.ts';

/** A change as it was published, and the night it was compared with then. */
export interface Step {
  readonly before: Day;
  readonly on: Day;
  readonly change: Change;
}

/** The two nights compared, and what each says of the area; a night says nothing of what was not listed. */
export interface Span {
  readonly before: Day;
  readonly on: Day;
  readonly old: PublishedZone | undefined;
  readonly now: PublishedZone | undefined;
}

/**
 * The reasons of a published change, told of the two nights that are compared. Values are those that the nights themselves
 * published; where one of them published none, the values stay as they were, with the nights they are of.
 */
export function reasonsOver(step: Step, span: Span, pack: Pack | undefined): readonly Reason[] {
  const { reasons } = step.change;
  if (step.before === span.before && step.on === span.on) return reasons;
  const told = reasons.flatMap((reason) => {
    const other = toldOver(reason, step, span, pack);
    return other === undefined ? [] : [other];
  });
  return told.length === 0 ? reasons.map((reason) => withNights(reason, step)) : told;
}

/** Nothing, if the value is the same on both nights: it then says nothing of what is different. */
function toldOver(reason: Reason, step: Step, span: Span, pack: Pack | undefined): Reason | undefined {
  if (!hasValues(reason)) return reason;
  const name = pack && indicatorOf(reason, pack);
  const from = name === undefined ? null : numberIn(span.old?.indicators[name]);
  const to = name === undefined ? null : numberIn(span.now?.indicators[name]);
  if (from === null || to === null) return withNights(reason, step);
  if (from === to) return undefined;
  const { title_zh = '', title_en = '', limit = '' } = reason.with;
  return { code: to > from ? 'rose' : 'fell', with: { title_zh, title_en, from, to, limit } };
}

function hasValues({ code }: Reason): boolean {
  return code === 'rose' || code === 'fell' || code === 'new-cases';
}

function withNights(reason: Reason, { before, on }: Step): Reason {
  if (!hasValues(reason)) return reason;
  return { ...reason, with: { ...reason.with, from_as_of: before, to_as_of: on } };
}

/** Reasons are kept by the titles of indicators. */
function indicatorOf({ with: { title_zh, title_en } }: Reason, pack: Pack): string | undefined {
  return pack.indicators.find(({ title }) => title.zh === title_zh && title.en === title_en)?.name;
}

function numberIn(value: IndicatorValue | undefined): number | null {
  if (value === undefined || value === null || typeof value === 'boolean') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
