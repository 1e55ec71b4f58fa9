import Fraction from 'fraction.js';
import { type Day, dayNumber, dayOf, daysBetween, weekdayOf } from '../../days.ts';
import {
  type Column,
  constantColumn,
  numberColumn,
  TRUE,
  textColumn,
  UNKNOWN,
} from '../../judging/columns.ts';
import { type Judgement, judge } from '../../judging/judge.ts';
import { NO_TIER } from '../../judging/raw-tier.ts';
import { AS_OF } from '../../rules/expressions/places.ts';
import type { Pack } from '../../rules/pack.ts';
import { clockworkOf } from '../../zoning/clocks/clockwork.ts';
import { afterEvening, type RulesState } from '../../zoning/clocks/rules-state.ts';
import { isWorkdayIn } from '../examples/calendar.ts';
import type { Known } from '../examples/values.ts';
import { isOverRows } from '../rows/regions.ts';
import { countedOn, type Several, several } from './counted.ts';
import type { Life, Nights } from './life.ts';

/** The tier an area has after a night, and since when. */
interface Published {
  readonly rank: number;
  readonly since: Day;
}

/** A night of many lives: the even rows are lives without the row more, the odd ones with it. */
export interface LivedNight {
  readonly day: Day;
  readonly judgement: Judgement;
  readonly isDue: boolean;
  /** Raw tiers; what depends on other areas' tiers comes from the area's own alone. */
  readonly raw: readonly number[];
  /** Published tiers; NO_TIER before any is known. */
  readonly ranks: readonly number[];
}

/** An area as it is and as it would be with one row more. */
interface Side {
  readonly life: Life;
  readonly rows: readonly Several[];
}

/** Judges lives night by night, by the code that judges every night, and moves their tiers by the pack's clocks. */
export function* through(pack: Pack, lives: readonly Life[], nights: Nights): Generator<LivedNight> {
  const works = clockworkOf(pack);
  const sides = lives.flatMap((life): Side[] => [
    { life, rows: several(life.rows) },
    { life, rows: several([...life.rows, life.more]) },
  ]);
  const isWorkday = isWorkdayIn(pack);
  const states: (RulesState | undefined)[] = sides.map(() => undefined);
  let published: readonly (Published | undefined)[] = sides.map(() => undefined);
  for (let at = nights.first; at <= nights.last; at++) {
    const day = dayOf(at);
    const judgement = judge(pack, {
      rows: sides.length,
      indicator: (name) => counted(pack, name, sides, at, nights),
      member: (scope, name) => memberOf(pack, scope, name, { sides, published, day }),
    });
    const isDue = pack.evaluatedOn === undefined || weekdayOf(day) === pack.evaluatedOn;
    for (const i of sides.keys()) {
      const raw = { rank: judgement.raw[i] ?? NO_TIER, atLeast: judgement.atLeast[i] ?? NO_TIER };
      states[i] = afterEvening(works, states[i], {
        day,
        isWorkday,
        released: (rank) => truthOf(pack, judgement, rank, i),
        raw: isDue ? raw : undefined,
        designated: undefined,
      });
    }
    const ranks = states.map((state) =>
      state === undefined ? NO_TIER : state.unranked === NO_TIER ? state.rank : state.unranked,
    );
    published = ranks.map((rank, i) => {
      const before = published[i];
      if (rank === NO_TIER) return undefined;
      return before?.rank === rank ? before : { rank, since: day };
    });
    yield { day, judgement, isDue, raw: withResidual(pack, judgement, ranks), ranks };
  }
}

/** Raw tiers with those that count the published tiers in the area around: there is no other area in it. */
function withResidual({ tiers }: Pack, { raw, rows, evaluateLater }: Judgement, ranks: readonly number[]) {
  const found = [...raw];
  for (const { rank, rule, residual } of tiers) {
    if (residual !== true || rule.kind !== 'when') continue;
    const truth = evaluateLater(rule.when.tree, (_, named) =>
      numberColumn(
        Float64Array.from({ length: rows }, (_each, i) =>
          named.includes(tiers[ranks[i] ?? NO_TIER]?.tier ?? '') ? 1 : 0,
        ),
      ),
    );
    for (const [i, each] of found.entries())
      if (truth.kind === 'truth' && truth.values[i] === TRUE && each > rank) found[i] = rank;
  }
  return found;
}

function counted(pack: Pack, name: string, sides: readonly Side[], day: number, nights: Nights) {
  const indicator = pack.indicators.find((each) => each.name === name);
  if (indicator === undefined || !isOverRows(indicator)) return undefined;
  return numberColumn(
    Float64Array.from(sides, ({ life, rows }) => countedOn(indicator, rows, life.reports, day, nights)),
  );
}

interface Evening {
  readonly sides: readonly Side[];
  readonly published: readonly (Published | undefined)[];
  readonly day: Day;
}

function memberOf(
  { tiers }: Pack,
  scope: string,
  name: string,
  { sides, published, day }: Evening,
): Column | undefined {
  if (scope === AS_OF) return constantColumn(day, 'text', sides.length);
  if (scope === 'previous' && name === 'tier')
    return textColumn(published.map((each) => tiers[each?.rank ?? -1]?.tier ?? null));
  if (scope === 'previous')
    return numberColumn(
      Float64Array.from(published, (each) => (each ? daysBetween(each.since, day) : Number.NaN)),
    );
  const values = sides.map(({ life }) => life.members.get(`${scope}.${name}`));
  const [value] = values;
  if (value === undefined) return undefined;
  if (typeof value === 'number') return numberColumn(Float64Array.from(values, Number));
  if (typeof value === 'string') return textColumn(values.map(String));
  return { kind: 'truth', values: Uint8Array.from(values, (each) => (each === true ? 1 : 0)) };
}

function truthOf({ tiers }: Pack, { trace }: Judgement, rank: number, row: number): number {
  const tree = tiers[rank]?.release?.tree;
  const column = tree && trace.get(tree);
  return column?.kind === 'truth' ? (column.values[row] ?? UNKNOWN) : UNKNOWN;
}

/** The attributes and the context of a life, as values. */
export function membersOn({ members }: Life): [string, Known][] {
  return [...members].map(([name, value]) => [name, typeof value === 'number' ? new Fraction(value) : value]);
}

/** A life, and the first night on which the row more has lowered its tier. */
export interface Lowered {
  readonly life: Life;
  readonly night: number;
  readonly from: number;
  readonly to: number;
  /** The tier in which it was with the row more, the night before. */
  readonly left: number;
}

/** The lives whose published tier is less severe on some night with the row more; the first such night of each. */
export function loweredIn(pack: Pack, lives: readonly Life[], nights: Nights): Lowered[] {
  const found = new Map<number, Lowered>();
  let before: readonly number[] = [];
  for (const { day, ranks } of through(pack, lives, nights)) {
    for (const [i, life] of lives.entries()) {
      const [from = NO_TIER, to = NO_TIER] = [ranks[2 * i], ranks[2 * i + 1]];
      if (found.has(i) || !isRanked(pack, from) || !isRanked(pack, to) || to <= from) continue;
      found.set(i, { life, night: dayNumber(day), from, to, left: before[2 * i + 1] ?? NO_TIER });
    }
    before = ranks;
  }
  return [...found.values()];
}

function isRanked({ tiers }: Pack, rank: number): boolean {
  return rank !== NO_TIER && tiers[rank]?.unranked !== true;
}
