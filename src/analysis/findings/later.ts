import { NO_TIER } from '../../judging/raw-tier.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Evidence, PairedNight } from '../examples/evidence.ts';
import type { Example } from '../examples/example.ts';
import { knownIn } from '../examples/judged.ts';
import type { Finding, Where } from '../finding.ts';
import { lifeData } from '../nights/files.ts';
import { listed, type Nights } from '../nights/life.ts';
import { searchNights } from '../nights/search.ts';
import { canBeLived } from '../nights/searchable.ts';
import { type LivedNight, type Lowered, membersOn, through } from '../nights/through.ts';
import type { World } from '../world/world.ts';
import { addedRow } from './added.ts';

/** Cases that lower no tier at once, and yet the published tier of a later night. */
export function laterFindings(world: World): Finding[] {
  const { pack, tables } = world;
  if (!canBeLived(pack)) return [];
  const { nights, found } = searchNights(world);
  return found.flatMap((each): Finding[] => {
    const [high, low, left] = [each.from, each.to, each.left].map((rank) => pack.tiers[rank]);
    const table = tables.find((one) => one.table === each.life.more.table);
    if (high === undefined || low === undefined || table === undefined) return [];
    const shown = shownBy(pack, each, nights);
    const tier = left ?? high;
    return [
      {
        code: 'tier-lowered-later',
        severity: severityOf(pack, tier, each, shown.evidence),
        value: tier.tier,
        where: placeOf(tier),
        with: { from: high.tier, to: low.tier },
        said: addedRow(table, shown.examples),
        ...shown,
      },
    ];
  });
}

/** The condition for leaving a tier, or the tier. */
function placeOf({ rank, release }: Pack['tiers'][number]): Where {
  return release === undefined
    ? { file: 'pack', path: ['tiers', rank, 'tier'] }
    : { file: 'pack', path: ['tiers', rank, 'release'], part: release.tree };
}

interface Shown {
  readonly examples: readonly Example[];
  readonly evidence: NightsEvidence;
}

type NightsEvidence = Extract<Evidence, { kind: 'nights' }>;

/**
 * A note where the tier that is left names the clause of its source, which is what to look at then; and where its minimum stay
 * alone makes it so: what is in a tier sooner may leave it sooner.
 */
function severityOf(
  { tiers }: Pack,
  tier: Pack['tiers'][number],
  { from, left }: Lowered,
  { nights }: NightsEvidence,
): 'warning' | 'note' {
  const last = nights.at(-1)?.without.raw;
  const raw = tiers.findIndex((each) => each.tier === last);
  const isByStay = left === from && tier.release === undefined && raw > from;
  return tier.clauseOfSource !== undefined || isByStay ? 'note' : 'warning';
}

/** The last night's values of both, with the files of all nights, and the nights. */
function shownBy(pack: Pack, { life, night }: Lowered, nights: Nights): Shown {
  const lived = [...through(pack, [life], { ...nights, last: night })];
  const last = lived.at(-1);
  const sides = [life.rows, [...life.rows, life.more]];
  const examples = sides.map((rows, i): Example => {
    const indicators = [...(last?.judgement.indicators ?? [])].map(
      ([name, column]) => [name, knownIn(column, i)] as const,
    );
    return {
      values: new Map([...indicators, ...membersOn(life)]),
      tier: nameOf(pack, last?.raw[i]),
      data: lifeData(pack, { ...life, rows }, { ...nights, last: night }),
    };
  });
  return {
    examples,
    evidence: {
      kind: 'nights',
      table: life.more.table,
      row: listed(life.more),
      nights: lived.map((each) => pairedNight(pack, each)),
    },
  };
}

function pairedNight(pack: Pack, { day, raw, isDue, ranks }: LivedNight): PairedNight {
  const [without, withMore] = [0, 1].map((i) => ({
    raw: isDue ? nameOf(pack, raw[i]) : null,
    tier: nameOf(pack, ranks[i]),
  }));
  const none = { raw: null, tier: null };
  return { day, without: without ?? none, withMore: withMore ?? none };
}

function nameOf({ tiers }: Pack, rank: number = NO_TIER): string | null {
  return tiers[rank]?.tier ?? null;
}
