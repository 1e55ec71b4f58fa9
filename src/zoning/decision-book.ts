import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { list, literal } from '../engine/sql.ts';
import { actsFrom } from '../inputs/decisions.ts';
import type { Decision } from '../inputs/tables.ts';
import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { Pack } from '../rules/pack.ts';
import { levelName } from '../workspace/level-names.ts';
import { coveredDecisions, depthsOf } from './decision-cover.ts';
import { actsOn, isKnown } from './decisions.ts';
import { type Decided, NO_OVERLAY, type Overlay } from './overlay.ts';
import { positionsInside, positionsOf } from './places.ts';

/** The decisions that act on an area as of a day. */
export interface Acting {
  readonly overlay: Overlay;
  /** The tier that one designates on this very day. */
  readonly designated: Decided | undefined;
}

const NOTHING: Acting = { overlay: NO_OVERLAY, designated: undefined };

/** The decisions, by the areas of the pack's level they act on. */
export interface DecisionBook {
  /**
   * What acts on an area as of a day: of decisions of one mode its own before one on a larger area, but of those that
   * only raise the most severe.
   *
   * @param knownOn decisions taken after this day are not known
   */
  on(position: number, day: Day, knownOn?: Day): Acting;
  /** Whether any decision ever acts on an area. */
  knows(position: number): boolean;
  /** Positions on which any decision ever acts. */
  readonly positions: readonly number[];
  /** Those that act on any area of the level. */
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
}

/** The first night a pack judges, and tonight. */
interface Judging {
  readonly from: Day;
  readonly asOf: Day;
}

/**
 * Enters the decisions for the areas of the pack's level; a decision on a larger area needs `descendants`.
 * What is over before these nights may speak of another pack's tiers.
 */
export async function openDecisionBook(
  engine: Engine,
  pack: Pack,
  decisions: readonly Decision[],
  { from, asOf }: Judging,
): Promise<DecisionBook> {
  const problems: Problem[] = [];
  const entries: { decided: Decided; positions: readonly number[] }[] = [];
  const actedOn = await positionsActedOn(engine, pack.level, decisions);
  for (const decision of decisions) {
    const matters = isStillOn(decision, from, asOf);
    const rank = pack.tiers.find((tier) => tier.tier === decision.tier)?.rank;
    if (rank === undefined) {
      if (matters) problems.push(tierUnknown(pack, decision));
      continue;
    }
    const positions = actedOn(decision);
    if (positions.length === 0 && matters)
      problems.push(error('decision-level', decisionDetails(decision, { level: levelName(pack.level) })));
    entries.push({ decided: { decision, rank }, positions });
  }
  const byPosition = new Map<number, Decided[]>();
  // The nearer a decision's area, the fewer areas lie in it, and the farther it is from the top.
  const depths = await depthsOf(engine, decisions);
  const depth = ({ decided }: (typeof entries)[number]): number => depths.get(decided.decision.area) ?? 0;
  entries.sort((a, b) => a.positions.length - b.positions.length || depth(b) - depth(a));
  const acting = entries.map(({ decided: { decision }, positions }) => ({ decision, positions }));
  problems.push(...coveredDecisions(acting.filter(({ decision }) => isStillOn(decision, from, asOf))));
  for (const { decided, positions } of entries) {
    for (const position of positions)
      byPosition.set(position, [...(byPosition.get(position) ?? []), decided]);
  }
  return {
    on: (position, day, knownOn = day) => actingOn(byPosition.get(position), day, knownOn),
    knows: (position) => byPosition.has(position),
    positions: [...byPosition.keys()].sort((a, b) => a - b),
    decisions: [...new Set([...byPosition.values()].flat().map(({ decision }) => decision))],
    problems,
  };
}

/** Whether a decision acts on these nights or later. What is long over may speak of another pack's tiers and levels. */
function isStillOn(decision: Decision, from: Day, asOf: Day): boolean {
  if (decision.mode === 'designate') return actsFrom(decision) >= from;
  return decision.until === null || decision.until >= asOf;
}

function actingOn(entered: readonly Decided[] | undefined, day: Day, knownOn: Day): Acting {
  if (entered === undefined) return NOTHING;
  const known = entered.filter(({ decision }) => isKnown(decision, knownOn));
  const acting = known.filter(({ decision }) => actsOn(decision, day));
  const set = acting.find(({ decision }) => decision.mode === 'set');
  const raise = acting
    .filter(({ decision }) => decision.mode === 'raise_only')
    .reduce<Decided | undefined>((most, each) => (most && most.rank <= each.rank ? most : each), undefined);
  return {
    overlay: { ...(set && { set }), ...(raise && { raise }) },
    designated: known.find(({ decision }) => decision.mode === 'designate' && actsFrom(decision) === day),
  };
}

/** Whether any decision lies over the rules, or replaces them. */
export function isActing({ overlay, designated }: Acting): boolean {
  return overlay.set !== undefined || overlay.raise !== undefined || designated !== undefined;
}

function tierUnknown(pack: Pack, decision: Decision): Problem {
  const tiers = pack.tiers.map((tier) => tier.tier);
  return {
    ...error('decision-tier', decisionDetails(decision, { pack: pack.id })),
    value: decision.tier,
    suggest: nearest(decision.tier, tiers),
  };
}

function decisionDetails(decision: Decision, values: NonNullable<Problem['with']>) {
  const [file = decision.place, line] = decision.place.split(/:(?=\d+$)/);
  return {
    place: { file, ...(line !== undefined && { line: Number(line) }) },
    value: decision.area,
    with: values,
  };
}

/** Which areas of a level a decision acts on; looked up for all decisions at once. */
async function positionsActedOn(
  engine: Engine,
  level: string,
  decisions: readonly Decision[],
): Promise<(decision: Decision) => readonly number[]> {
  const codes = (wide: boolean): string[] => [
    ...new Set(decisions.flatMap(({ area, descendants }) => (descendants === wide ? area : []))),
  ];
  const own = await positionsOf(engine, level, codes(false));
  const inside = await positionsInsideCodes(engine, level, codes(true));
  return ({ area, descendants }) => {
    if (descendants) return inside.get(area) ?? [];
    const position = own.get(area);
    return position === undefined ? [] : [position];
  };
}

async function positionsInsideCodes(
  engine: Engine,
  level: string,
  codes: readonly string[],
): Promise<Map<string, number[]>> {
  const inside = new Map<string, number[]>();
  if (codes.length === 0) return inside;
  const places = await engine.rows(`SELECT ix, code FROM areas WHERE code IN (${list(codes.map(literal))})`);
  for (const code of codes) inside.set(code, []);
  const codeOf = new Map(places.map((row) => [Number(row['ix']), String(row['code'])]));
  for (const [position, ixs] of await positionsInside(engine, level, [...codeOf.keys()])) {
    for (const ix of ixs) {
      const code = codeOf.get(ix) ?? '';
      inside.get(code)?.push(position);
    }
  }
  return inside;
}
