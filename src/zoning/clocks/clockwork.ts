import type { After, Clocks, Pack } from '../../rules/pack.ts';

/** What of a pack moves a tier from night to night, by rank. */
export interface Clockwork {
  /** What governs leaving each tier. */
  readonly clocks: readonly Clocks[];
  /** Tiers that have a condition for being left downwards. */
  readonly hasRelease: readonly boolean[];
  /** Ranks that the rules can reach, most severe first: neither declared, nor residual, nor unranked. */
  readonly reachable: readonly number[];
  readonly isUnranked: (rank: number) => boolean;
  /** Every clock's `after`, each once. */
  readonly afters: readonly After[];
  /** The tier in which areas begin; null where that is the first known raw tier. */
  readonly start: number | null;
  /** Whether only a decision lowers a tier. */
  readonly lowersByDecision: boolean;
}

const AT_ONCE: After = { kind: 'evaluations', count: 1 };

/** What governs a tier of a pack that says nothing: the next evaluation moves it, any number of steps. */
export const FREE: Clocks = {
  tighten: { after: AT_ONCE, steps: null },
  loosen: { after: AT_ONCE, steps: null, minStayDays: 0 },
};

const known = new WeakMap<Pack, Clockwork>();

/** The clockwork of a pack, made once. */
export function clockworkOf(pack: Pack): Clockwork {
  let clockwork = known.get(pack);
  if (clockwork === undefined) {
    clockwork = makeClockwork(pack);
    known.set(pack, clockwork);
  }
  return clockwork;
}

function makeClockwork({ tiers, start, decides }: Pack): Clockwork {
  const clocks = tiers.map((tier) => tier.clocks ?? FREE);
  const unranked = new Set(tiers.filter((tier) => tier.unranked).map(({ rank }) => rank));
  const afters = new Map(
    clocks.flatMap(({ tighten, loosen }) =>
      [tighten.after, loosen.after].map((after) => [JSON.stringify(after), after] as const),
    ),
  );
  return {
    clocks,
    hasRelease: tiers.map((tier) => tier.release !== undefined),
    reachable: tiers
      .filter((tier) => tier.rule.kind !== 'declared' && !tier.residual && !tier.unranked)
      .map(({ rank }) => rank),
    isUnranked: (rank) => unranked.has(rank),
    afters: [...afters.values()],
    start: tiers.find((tier) => tier.tier === start)?.rank ?? null,
    lowersByDecision: decides?.loosen === 'decision',
  };
}
