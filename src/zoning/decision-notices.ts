import { addDays, type Day, daysBetween, laterOf } from '../days.ts';
import { actsFrom } from '../inputs/decisions.ts';
import type { Decision } from '../inputs/tables.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import type { AreaLabel } from './area-label.ts';
import type { Night } from './night-on.ts';
import { labelsOf } from './places.ts';
import type { Snapshot } from './verdict.ts';

/**
 * Why somebody should look at a decision. `ended`: it acted on the night before, or later, and acts no more; `ending`: it
 * will end within days; `below_rules`, `above_rules`: it sets a tier less, or more, severe than the rules say by now;
 * `without_effect`: it may only raise, and the rules say as much without it; `unreviewed`: it was taken long ago, and none
 * was taken since for its area.
 */
export type NoticeKind = 'below_rules' | 'ended' | 'ending' | 'unreviewed' | 'without_effect' | 'above_rules';

/** A decision that somebody should look at, and why. */
export interface DecisionNotice {
  readonly kind: NoticeKind;
  readonly decision: Decision;
  /** One of the zoned areas concerned: the decision's own, or the first inside it. */
  readonly area: AreaLabel;
  /** How many zoned areas it concerns. */
  readonly areas: number;
  /** What the rules say there: the most severe where they differ. Null is unknown, and where nothing is to be said. */
  readonly rules: string | null;
  /** Days since it was taken. */
  readonly age: number;
}

/** After how many days a decision wants to be looked at, and how long before its end. */
export interface Review {
  readonly after: number;
  readonly ending: number;
}

const REVIEW: Review = { after: 14, ending: 3 };

const ORDER: readonly NoticeKind[] = [
  'below_rules',
  'ended',
  'ending',
  'unreviewed',
  'without_effect',
  'above_rules',
];

/** The areas on which a decision acts, and the rank the rules come to there: the most severe one. */
interface Concerned {
  readonly positions: number[];
  worst: number;
}

/** What of the decisions is asked for. */
interface Asked {
  readonly review?: Review | undefined;
  /** Only those that act on one of these areas, by position. */
  readonly within?: ReadonlySet<number> | undefined;
}

/**
 * The decisions that somebody should look at tonight, those that hold a tier below the rules first.
 *
 * @param before the night published before, if any: what ended since then is told
 */
export async function decisionNotices(
  night: Night,
  { states }: Pick<Snapshot, 'states'>,
  before: Day | null,
  { review = REVIEW, within }: Asked = {},
): Promise<DecisionNotice[]> {
  const { asOf, pack, book } = night;
  const positions = book.positions.filter((position) => within?.has(position) ?? true);
  if (positions.length === 0) return [];
  const labels = await labelsOf(night.bench.engine, night.staged.areas, pack.level, positions);
  const ranks = new Map(states.map(({ area, state }) => [area, state.beneath.rank]));
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  const ends = endsBetween(book.decisions, before, asOf);
  const found = new Map<NoticeKind, Map<Decision, Concerned>>(ORDER.map((kind) => [kind, new Map()]));
  for (const position of positions) {
    const rules = ranks.get(labels.get(position)?.code ?? '') ?? normal;
    const told = [
      ...acting(night, position, rules, review),
      ...ends.flatMap((day) => endedOn(night, position, day)),
    ];
    for (const [kind, decision] of told) concern(found.get(kind), decision, position, rules);
  }
  return ORDER.flatMap((kind) =>
    [...(found.get(kind) ?? [])].flatMap(([decision, concerned]): DecisionNotice[] => {
      const area = labels.get(concerned.positions[0] ?? -1);
      if (area === undefined) return [];
      const rules = pack.tiers[concerned.worst]?.tier ?? null;
      return [{ kind, decision, area, areas: concerned.positions.length, rules, age: age(decision, asOf) }];
    }),
  );
}

type Told = readonly [NoticeKind, Decision];

/** What is to be told of the decisions that act on an area tonight. */
function acting({ book, asOf, pack }: Night, position: number, rules: number, review: Review): Told[] {
  const { set, raise } = book.on(position, asOf).overlay;
  return [set, raise].flatMap((each): Told[] => {
    if (each === undefined) return [];
    const { decision, rank } = each;
    const kind = decision.mode === 'set' ? againstRules(rank, rules, pack) : idle(rank, rules, pack);
    const isEnding = decision.until !== null && decision.until < addDays(asOf, review.ending);
    const isOld = age(decision, asOf) >= review.after && !isReviewed(decision, book.decisions, asOf);
    return [
      ...(kind === undefined ? [] : [[kind, decision] as const]),
      ...(isEnding ? [['ending', decision] as const] : []),
      ...(isOld ? [['unreviewed', decision] as const] : []),
    ];
  });
}

/** The decisions that acted on an area for the last time as of a day. */
function endedOn({ book }: Night, position: number, day: Day): Told[] {
  const { set, raise } = book.on(position, day).overlay;
  return [set, raise].flatMap((each): Told[] =>
    each?.decision.until === day ? [['ended', each.decision]] : [],
  );
}

/** The last days of decisions that have ended since a night was published. */
function endsBetween(decisions: readonly Decision[], before: Day | null, asOf: Day): Day[] {
  const since = laterOf(before ?? addDays(asOf, -1), addDays(asOf, -MOST_DAYS));
  const ends = decisions.flatMap(({ until }) =>
    until !== null && since <= until && until < asOf ? [until] : [],
  );
  return [...new Set(ends)];
}

/** A night published long ago does not make everything news that ended since. */
const MOST_DAYS = 31;

function concern(
  found: Map<Decision, Concerned> | undefined,
  decision: Decision,
  position: number,
  rules: number,
): void {
  const concerned = found?.get(decision);
  if (concerned === undefined) found?.set(decision, { positions: [position], worst: rules });
  else {
    concerned.positions.push(position);
    if (concerned.worst === NO_TIER || (rules !== NO_TIER && rules < concerned.worst))
      concerned.worst = rules;
  }
}

function againstRules(decided: number, rules: number, pack: Pack): NoticeKind | undefined {
  if (decided === rules || !areRanked(pack, decided, rules)) return undefined;
  return decided > rules ? 'below_rules' : 'above_rules';
}

function idle(decided: number, rules: number, pack: Pack): NoticeKind | undefined {
  return areRanked(pack, decided, rules) && rules <= decided ? 'without_effect' : undefined;
}

function areRanked({ tiers }: Pack, ...ranks: readonly number[]): boolean {
  return ranks.every((rank) => tiers[rank] !== undefined && !tiers[rank].unranked);
}

function age(decision: Decision, asOf: Day): number {
  return daysBetween(decision.decidedOn ?? decision.from, asOf);
}

/** Whether a later decision was taken for the same area by now, whatever it says. */
function isReviewed(decision: Decision, all: readonly Decision[], asOf: Day): boolean {
  const taken = (each: Decision): Day => each.decidedOn ?? each.from;
  return all.some(
    (each) => each.area === decision.area && taken(each) > taken(decision) && actsFrom(each) <= asOf,
  );
}
