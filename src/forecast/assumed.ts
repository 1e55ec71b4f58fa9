import type { Day } from '../days.ts';
import type { Pack } from '../rules/pack.ts';
import { defaultTier } from '../rules/pack.ts';
import type { AreaForecast } from './forecast.ts';

/** What was assumed, and the areas that would be in a more severe tier for it on some night. */
export interface Assumed {
  readonly file: string;
  readonly changes: readonly AssumedChange[];
}

/** An area that hypothetical cases raise, or keep up for longer than is foreseen without them. */
export interface AssumedChange {
  /** `raised`: above its tier of tonight; `prolonged`: it stays as it is for longer. */
  readonly kind: 'raised' | 'prolonged';
  /** The area with the hypothetical cases. */
  readonly area: AreaForecast;
  /** The first as-of day on which it would be more severe than without them, and the tiers without and with them. */
  readonly on: Day;
  readonly from: string | null;
  readonly to: string | null;
  /** The indicators that are other tonight for those cases, and that tiers rest on. */
  readonly because: readonly string[];
}

/** The areas that hypothetical cases make more severe, in the order of those assumed. */
export function assumedChanges(
  without: readonly AreaForecast[],
  having: readonly AreaForecast[],
  asOf: Day,
  pack: Pack,
): AssumedChange[] {
  const rankOf = (tier: string | null): number | undefined =>
    pack.tiers.find((each) => each.tier === tier && each.unranked !== true)?.rank;
  const normal = defaultTier(pack)?.tier ?? null;
  const before = new Map(without.map((each) => [each.verdict.area.code, each]));
  return having.flatMap((area): AssumedChange[] => {
    const old = before.get(area.verdict.area.code);
    const foreseen = (day: Day): string | null => (old === undefined ? normal : tierOn(old, day));
    const days = [asOf, ...[...area.ladder.steps, ...(old?.ladder.steps ?? [])].map(({ on }) => on)].sort();
    const isWorse = (day: Day): boolean => {
      const [one, other] = [rankOf(tierOn(area, day)), rankOf(foreseen(day))];
      return one !== undefined && (other === undefined ? foreseen(day) !== null : one < other);
    };
    const on = days.find(isWorse);
    if (on === undefined) return [];
    const [from, to] = [foreseen(on), tierOn(area, on)];
    const kind = (rankOf(to) ?? 0) < (rankOf(foreseen(asOf)) ?? 0) ? 'raised' : 'prolonged';
    return [{ kind, area, on, from, to, because: otherValues(old, area) }];
  });
}

/** The published tier that is foreseen on a night, tonight or later. */
function tierOn({ verdict, ladder }: AreaForecast, day: Day): string | null {
  const step = ladder.steps.findLast(({ on }) => on <= day);
  return step === undefined ? verdict.tier : step.tier;
}

function otherValues(old: AreaForecast | undefined, { verdict }: AreaForecast): string[] {
  return Object.entries(verdict.indicators)
    .filter(([name, value]) => value !== null && value !== (old?.verdict.indicators[name] ?? 0))
    .map(([name]) => name);
}
