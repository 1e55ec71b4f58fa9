import type { Clockwork } from './clockwork.ts';
import { isLessSevere, within } from './evaluations.ts';
import { hasStayed, isReleased, lowerByCount, type OnTheDay, type Standing } from './moves.ts';

/** What keeps a tier whose raw tier is known and less severe. */
export type Holder =
  /** Not enough evaluations in a row were less severe. */
  | { readonly kind: 'count'; readonly have: number; readonly need: number }
  | { readonly kind: 'min_stay' }
  /** The condition for leaving the tier is false, or unknown. */
  | { readonly kind: 'release' }
  | { readonly kind: 'decision' };

/** Everything that holds the rules' own tier after an evaluation; nothing if the raw tier is no less severe. */
export function holdersOf(works: Clockwork, standing: Standing, tonight: OnTheDay): Holder[] {
  const last = standing.evaluations.at(-1);
  if (last === undefined || !isLessSevere(last, standing.rank)) return [];
  const holders: Holder[] = [];
  if (lowerByCount(works, standing, tonight) === undefined) holders.push(countOf(works, standing, tonight));
  if (!hasStayed(works, standing, tonight.day)) holders.push({ kind: 'min_stay' });
  if (!isReleased(works, standing, tonight)) holders.push({ kind: 'release' });
  if (holders.length === 0 && works.lowersByDecision) holders.push({ kind: 'decision' });
  return holders;
}

/** How many of the evaluations asked for were less severe, back from the last one without a break. */
function countOf(works: Clockwork, { rank, evaluations }: Standing, { day, isWorkday }: OnTheDay): Holder {
  const after = works.clocks[rank]?.loosen.after ?? { kind: 'evaluations', count: 1 };
  const seen = within(after, evaluations, day, isWorkday).toReversed();
  const broken = seen.findIndex((each) => !isLessSevere(each, rank));
  return { kind: 'count', have: broken === -1 ? seen.length : broken, need: after.count };
}
