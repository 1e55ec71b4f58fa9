import { addDays, type Day } from '../days.ts';
import { conditionTrace } from '../explain/explain.ts';
import type { ConditionTrace } from '../explain/explanation.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { areasAt, measuresFor } from '../measures/applying.ts';
import { defaultTier } from '../rules/pack.ts';
import type { Night } from '../zoning/open-night.ts';
import type { Snapshot, Verdict } from '../zoning/verdict.ts';
import type { Change, Reason, TierMatches } from './change.ts';
import { inOrder } from './kinds.ts';
import { kindBetween, matchOfTier } from './tier-matches.ts';

/** What a pack makes of a day, and what it is called there. */
export interface PackSide {
  readonly name: string;
  readonly night: Night;
  readonly snapshot: Snapshot;
}

/** Where two packs that judge areas of the same level have them in different tiers, on one day and by the same inputs. */
export function changesBetweenPacks(from: PackSide, to: PackSide, matches: TierMatches): Change[] {
  const [before, after] = [byCode(from), byCode(to)];
  const packs = { from: from.snapshot.pack, to: to.snapshot.pack };
  const codes = [...new Set([...before.keys(), ...after.keys()])];
  const changes = codes.flatMap((code): Change[] => {
    const [one, other] = [before.get(code), after.get(code)];
    const tiers = { from: tierOf(from, one), to: tierOf(to, other) };
    const verdict = other ?? one;
    if (verdict === undefined || matchOfTier(matches, tiers.from) === tiers.to) return [];
    const { area, position } = verdict;
    return [
      {
        area,
        kind: kindBetween(packs, matches, tiers),
        ...tiers,
        inForceFrom: inForceFrom(to, other, code),
        reasons: [reasonOf(from, one, position), reasonOf(to, other, position)],
        ...measuresBetween(from, to, tiers, { position, on: inForceFrom(to, other, code) }),
      },
    ];
  });
  return inOrder(changes, packs.to);
}

function byCode({ snapshot }: PackSide): Map<string, Verdict> {
  return new Map(snapshot.zones.map((zone) => [zone.area.code, zone]));
}

/** What is not listed is in the default tier. */
function tierOf({ snapshot }: PackSide, verdict: Verdict | undefined): string | null {
  return verdict === undefined ? (defaultTier(snapshot.pack)?.tier ?? null) : verdict.tier;
}

function inForceFrom({ snapshot }: PackSide, verdict: Verdict | undefined, code: string): Day {
  const state = snapshot.states.find(({ area }) => area === code)?.state;
  return verdict?.effectiveFrom ?? state?.effectiveFrom ?? addDays(snapshot.asOf, 1);
}

/** Why one of the packs has the area in its tier. */
function reasonOf({ name, night, snapshot }: PackSide, verdict: Verdict | undefined, row: number): Reason {
  const { pack } = snapshot;
  const decision = verdict?.decision;
  if (decision) {
    const { authority, reason } = decision;
    return { code: 'pack-decision', with: { pack: name, authority, reason } };
  }
  if (verdict !== undefined && verdict.tier === null) return { code: 'pack-unknown', with: { pack: name } };
  const id = verdict?.tier ?? defaultTier(pack)?.tier;
  const raw = pack.tiers[night.tonight.raw[row] ?? NO_TIER];
  if (raw === undefined || raw.tier !== id) {
    const { zh, en } = raw?.title ?? UNKNOWN;
    return { code: 'pack-held', with: { pack: name, title_zh: zh, title_en: en } };
  }
  if (raw.rule.kind !== 'when') return { code: 'pack-otherwise', with: { pack: name } };
  const trace = conditionTrace(raw.rule.when, raw.rule.when.tree, night, row);
  const parts = decisive(trace);
  const readings = new Map(parts.flatMap((part) => part.readings.map(({ name: of, value }) => [of, value])));
  return {
    code: 'pack-condition',
    with: {
      pack: name,
      condition: parts.map(({ text }) => text).join(' && '),
      readings: [...readings].map(([of, value]) => `${of} = ${value ?? '?'}`).join(', '),
      clause: raw.clause,
    },
  };
}

const UNKNOWN = { zh: '未知', en: 'unknown' } as const;

/** The parts by which a condition holds: of alternatives the first that does. */
function decisive(trace: ConditionTrace): ConditionTrace[] {
  switch (trace.joint) {
    case 'and':
      return trace.parts.flatMap(decisive);
    case 'or':
      return trace.parts
        .filter(({ truth }) => truth === true)
        .slice(0, 1)
        .flatMap(decisive);
    default:
      return [trace];
  }
}

/** Measures that only one of the packs brings. */
function measuresBetween(
  from: PackSide,
  to: PackSide,
  tiers: { readonly from: string | null; readonly to: string | null },
  { position, on }: { readonly position: number; readonly on: Day },
): Pick<Change, 'impose' | 'lift'> {
  const ids = ({ night, snapshot }: PackSide, tier: string | null): string[] => {
    const { bench, tonight, workspace } = night;
    const area = areasAt({ attributes: bench.root.attributes, indicators: tonight.indicators }, [position]);
    return measuresFor(snapshot.pack, tier, on, workspace.context, area).map(({ measure }) => measure.id);
  };
  const [before, after] = [ids(from, tiers.from), ids(to, tiers.to)];
  return {
    impose: after.filter((id) => !before.includes(id)),
    lift: before.filter((id) => !after.includes(id)),
  };
}
