import { FALSE, type NumberColumn, TRUE } from '../judging/columns.ts';
import type { ZonesReading } from '../judging/evaluate.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Pack, Tier } from '../rules/pack.ts';
import type { Ancestors } from './ancestors.ts';
import type { Beneath, OtherZones } from './publish.ts';

/** What an area comes to before decisions; residual tiers are settled one after the other. */
export type Undecided = Omit<Beneath, 'inForce'>;

/** The areas of a level on one night, as far as their tiers are settled. */
export interface Settling {
  /** Rows of what is judged; the position of the area of each. */
  readonly rows: number;
  positionAt(row: number): number;
  readonly judgement: Judgement;
  readonly ancestors: ReadonlyMap<string, Ancestors>;
  /** What an area comes to so far, and what that is with its decisions. */
  undecided(position: number): Undecided;
  decided(position: number): number;
  /** What it came to the night before; NO_TIER if it was not known. */
  earlier(position: number): number;
  settle(position: number, undecided: Undecided): void;
}

/** Settles the tiers that depend on the published tiers of other areas, after all others and the most severe first. */
export function settleResidual(pack: Pack, night: Settling): void {
  for (const tier of pack.tiers) {
    if (tier.residual !== true || tier.rule.kind !== 'when') continue;
    const zones: ZonesReading = (level, tiers) => countZones(pack, night, level, tiers);
    const truth = night.judgement.evaluateLater(tier.rule.when.tree, zones);
    if (truth.kind === 'truth') settleTier(pack, tier, night, truth.values);
  }
}

function settleTier(pack: Pack, tier: Tier, night: Settling, truths: Uint8Array): void {
  for (let row = 0; row < night.rows; row++) {
    const truth = truths[row];
    if (truth === FALSE) continue;
    const position = night.positionAt(row);
    const before = night.undecided(position);
    const zones = withTier(before.zones, tier.rank, truth === TRUE);
    const earlier = night.earlier(position);
    if (!yieldsTo(pack, tier, before)) night.settle(position, { ...before, zones });
    // What else is unknown of it stays so.
    else if (truth === TRUE) night.settle(position, { rank: tier.rank, kept: before.kept, zones });
    else if (earlier === NO_TIER) night.settle(position, { rank: NO_TIER, kept: false, zones });
    // Unknown whether it is in this tier: it keeps last night's, if that is no less severe.
    else night.settle(position, { rank: Math.min(earlier, before.rank), kept: true, zones });
  }
}

/** One more tier, less severe than those before, that is true or unknown: beneath one that is true it has no say. */
function withTier(zones: OtherZones | undefined, rank: number, isTrue: boolean): OtherZones {
  const { sure, open } = zones ?? { sure: NO_TIER, open: NO_TIER };
  if (sure !== NO_TIER) return { sure, open };
  return isTrue ? { sure: rank, open } : { sure, open: open === NO_TIER ? rank : open };
}

/** A residual tier takes the place of what is less severe; not of what is unknown or unranked. */
function yieldsTo({ tiers }: Pack, { rank }: Tier, before: Undecided): boolean {
  return before.rank !== NO_TIER && before.rank > rank && tiers[before.rank]?.unranked !== true;
}

/** `zones(level, tiers)` for every area: at least those published, at most those and the unknown ones. */
function countZones(pack: Pack, night: Settling, level: string, tiers: readonly string[]): NumberColumn {
  const counted = new Set(pack.tiers.filter(({ tier }) => tiers.includes(tier)).map(({ rank }) => rank));
  const ancestors = night.ancestors.get(level);
  const sure = new Float64Array(ancestors?.count ?? 0);
  const open = new Float64Array(ancestors?.count ?? 0);
  const lo = new Float64Array(night.rows).fill(Number.NaN);
  const hi = new Float64Array(night.rows).fill(Number.NaN);
  if (ancestors === undefined) return { kind: 'number', lo, hi };
  for (let row = 0; row < night.rows; row++) {
    const position = night.positionAt(row);
    const ancestor = ancestors.of[position] ?? -1;
    const rank = night.decided(position);
    if (ancestor === -1) continue;
    if (rank === NO_TIER) open[ancestor] = (open[ancestor] ?? 0) + 1;
    else if (counted.has(rank)) sure[ancestor] = (sure[ancestor] ?? 0) + 1;
  }
  for (let row = 0; row < night.rows; row++) {
    const ancestor = ancestors.of[night.positionAt(row)] ?? -1;
    if (ancestor === -1) continue;
    lo[row] = sure[ancestor] ?? 0;
    hi[row] = (sure[ancestor] ?? 0) + (open[ancestor] ?? 0);
  }
  return { kind: 'number', lo, hi };
}
