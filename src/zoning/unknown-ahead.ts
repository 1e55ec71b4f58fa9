import type { Day } from '../days.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { comingDays } from './coming-days.ts';
import { judgeDays } from './night.ts';
import type { Night } from './open-night.ts';
import { readsPrevious } from './previous.ts';
import { isDue } from './schedule.ts';
import type { Verdict } from './verdict.ts';

/**
 * For an area of which no step down is known, the first coming evaluation at which what it is judged by is not known yet, and
 * that may lower it; null if there is none. Packs that read earlier tiers are not looked at.
 */
export async function unknownAhead(
  { bench, asOf, book }: Pick<Night, 'bench' | 'asOf' | 'book'>,
  { position, tier, nextStepDown }: Verdict,
): Promise<Day | null> {
  const { pack } = bench;
  const rank = pack.tiers.find((each) => each.tier === tier)?.rank;
  if (rank === undefined || nextStepDown !== null || readsPrevious(pack)) return null;
  const days = comingDays({ bench, asOf }, book.decisions).filter((day) => isDue(pack, day));
  const judged = await judgeDays(bench, days, asOf, [position]);
  const isOpen = (day: Day): boolean => {
    const { raw, atLeast } = judged.get(day) ?? {};
    return raw?.[0] === NO_TIER && (atLeast?.[0] ?? NO_TIER) > rank;
  };
  return days.find(isOpen) ?? null;
}
