import type { FromSchema } from 'json-schema-to-ts';
import { isDay } from '../days.ts';
import type { Window } from './indicator.ts';
import type { Effect, ParamValue } from './pack.ts';
import type { effective, window } from './schema/windows.ts';

export type RawWindow = FromSchema<typeof window>;
type RawEffect = FromSchema<typeof effective>;

/**
 * A window as written: `14d`, `all`, `{ days: 7, lag: 4 }`, `{ since: 2020-06-11 }`, `{ since: params.start }`; or the name
 * after `params.` that stands for no day.
 */
export function windowFrom(
  raw: RawWindow,
  params: Readonly<Record<string, ParamValue>>,
): Window | { readonly kind: 'no-day'; readonly param: string } {
  if (raw === 'all') return { kind: 'all' };
  if (typeof raw === 'string') return { kind: 'days', days: Number.parseInt(raw, 10), lag: 0 };
  if ('since' in raw) {
    const param = raw.since.startsWith('params.') ? raw.since.slice('params.'.length) : undefined;
    const since = param === undefined ? raw.since : Object.hasOwn(params, param) ? params[param] : undefined;
    if (typeof since === 'string' && isDay(since)) return { kind: 'since', since };
    return { kind: 'no-day', param: param ?? raw.since };
  }
  return { kind: 'days', days: raw.days, lag: raw.lag ?? 0 };
}

/** Days back from the as-of day, itself included, that a window can see: Infinity where it has no such limit. */
export function lookbackOfWindow(window: Window): number {
  return window.kind === 'days' ? window.days + window.lag : Number.POSITIVE_INFINITY;
}

/** When a tier comes into force, as written: `same_day`, `next_day`, `{ after_days: 2 }`, `{ weekday: monday }`. */
export function effectFrom(raw: RawEffect): Effect {
  if (raw === 'same_day') return { kind: 'after_days', days: 0 };
  if (raw === 'next_day') return { kind: 'after_days', days: 1 };
  if ('weekday' in raw) return { kind: 'weekday', weekday: raw.weekday };
  return { kind: 'after_days', days: raw.after_days };
}
