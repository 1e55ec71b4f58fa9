import { FALSE, type NumberColumn, TRUE, UNKNOWN } from '../judging/columns.ts';
import type { ZonesReading } from '../judging/evaluate.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Pack, Tier } from '../rules/pack.ts';
import type { Rows } from './all-states.ts';
import type { Ancestors } from './ancestors.ts';
import { refined } from './classes.ts';
import { overlaid } from './overlay.ts';
import type { Passing, PassingAreas, Undecided } from './passing.ts';
import type { OtherZones, Regime } from './publish.ts';

/** What residual tiers of a night are settled by. */
export interface Settling {
  readonly pack: Pack;
  readonly regime: Regime;
  readonly rows: Rows;
  readonly judgement: Judgement;
  readonly ancestors: ReadonlyMap<string, Ancestors>;
}

/** Settles the tiers that depend on the published tiers of other areas, after all others and the most severe first. */
export function settleResidual(night: Settling, passing: PassingAreas): PassingAreas {
  let areas = passing;
  for (const tier of night.pack.tiers) {
    if (tier.residual !== true || tier.rule.kind !== 'when') continue;
    const unsettled = areas;
    const zones: ZonesReading = (level, tiers) => countZones(night, unsettled, level, tiers);
    const truth = night.judgement.evaluateLater(tier.rule.when.tree, zones);
    if (truth.kind === 'truth') areas = settleTier(night.pack, tier, areas, truth.values);
  }
  return areas;
}

function settleTier(
  pack: Pack,
  tier: Tier,
  { classes, passing }: PassingAreas,
  truths: Uint8Array,
): PassingAreas {
  const finer = refined(classes, truths, FALSE, UNKNOWN + 1);
  const settled = finer.rows.flatMap((row): Passing[] => {
    const area = passing[classes.of[row] ?? -1];
    const truth = truths[row] ?? UNKNOWN;
    if (area === undefined) return [];
    return [truth === FALSE ? area : { ...area, undecided: settledBy(pack, tier, area, truth) }];
  });
  return { classes: finer, passing: settled };
}

/** What an area comes to by a tier that is true or unknown. */
function settledBy(pack: Pack, tier: Tier, { before, undecided }: Passing, truth: number): Undecided {
  const zones = withTier(undecided.zones, tier.rank, truth === TRUE);
  // What it came to the night before.
  const earlier = before?.beneath.rank ?? NO_TIER;
  if (!yieldsTo(pack, tier, undecided)) return { ...undecided, zones };
  // What else is unknown of it stays so.
  if (truth === TRUE) return { rank: tier.rank, kept: undecided.kept, zones };
  if (earlier === NO_TIER) return { rank: NO_TIER, kept: false, zones };
  // Unknown whether it is in this tier: it keeps last night's, if that is no less severe.
  return { rank: Math.min(earlier, undecided.rank), kept: true, zones };
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
function countZones(
  night: Settling,
  { classes, passing }: PassingAreas,
  level: string,
  tiers: readonly string[],
): NumberColumn {
  const { rows } = night;
  const ancestors = night.ancestors.get(level);
  const lo = new Float64Array(rows.count).fill(Number.NaN);
  if (ancestors === undefined) return { kind: 'number', lo, hi: lo };
  const counted = passing.map((area) => howCounted(night, area, tiers));
  const sure = new Float64Array(ancestors.count);
  const open = new Float64Array(ancestors.count);
  const into = { [SURE]: sure, [OPEN]: open };
  for (let row = 0; row < rows.count; row++) {
    const how = counted[classes.of[row] ?? -1] ?? NOT_COUNTED;
    if (how === NOT_COUNTED) continue;
    const ancestor = ancestors.of[rows.positionAt(row)] ?? -1;
    if (ancestor !== -1) into[how][ancestor] = (into[how][ancestor] ?? 0) + 1;
  }
  const isOpen = counted.includes(OPEN);
  const hi = isOpen ? Float64Array.from(lo) : lo;
  for (let row = 0; row < rows.count; row++) {
    const ancestor = ancestors.of[rows.positionAt(row)] ?? -1;
    if (ancestor === -1) continue;
    lo[row] = sure[ancestor] ?? 0;
    if (isOpen) hi[row] = (sure[ancestor] ?? 0) + (open[ancestor] ?? 0);
  }
  return { kind: 'number', lo, hi };
}

const NOT_COUNTED = 0;
const SURE = 1;
const OPEN = 2;

/** Whether an area with its decisions is in one of the tiers counted. */
function howCounted(
  { pack, regime }: Settling,
  { undecided, evening }: Passing,
  tiers: readonly string[],
): typeof NOT_COUNTED | typeof SURE | typeof OPEN {
  const { rank } = overlaid(undecided.rank, evening.overlay, regime.works.isUnranked);
  if (rank === NO_TIER) return OPEN;
  return tiers.includes(pack.tiers[rank]?.tier ?? '') ? SURE : NOT_COUNTED;
}
