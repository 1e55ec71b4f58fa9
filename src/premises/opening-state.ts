import type { PremisesSheet } from './sheet.ts';

/** How premises stand, in the order in which they are counted and listed. */
export const OPENING_STATES = ['closed', 'shut', 'conditional', 'open', 'unsaid', 'unknown'] as const;
/** `shut`: the opening list does not close them, but a measure closes their sector. */
export type OpeningState = (typeof OPENING_STATES)[number];

/** How premises stand: by the opening list, unless that leaves open what a measure closes, or may close. */
export function stateOf({
  opening,
  closures,
  mayClose,
}: Pick<PremisesSheet, 'opening' | 'closures' | 'mayClose'>): OpeningState {
  const listed = opening.kind === 'said' ? opening.openness.state : opening.kind;
  if (listed === 'closed') return listed;
  if (closures.length > 0) return 'shut';
  return mayClose.length > 0 ? 'unknown' : listed;
}

/** How many premises stand how. */
export type OpeningCounts = Readonly<Record<OpeningState, number>>;

export function openingCounts(sheets: readonly PremisesSheet[]): OpeningCounts {
  const counts = { closed: 0, shut: 0, conditional: 0, open: 0, unsaid: 0, unknown: 0 };
  for (const sheet of sheets) counts[stateOf(sheet)] += 1;
  return counts;
}
