import type { Decision } from '../../inputs/tables.ts';
import type { Snapshot, Verdict } from '../../zoning/verdict.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import { noticeValue } from '../decisions/index.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { SnapshotValue, ZoneValue } from '../outputs/zone.ts';

/** The JSON document of a snapshot; its schema is published. */
export function snapshotJson(snapshot: Snapshot): string {
  return jsonDocument(snapshotValue(snapshot));
}

export function snapshotValue({
  asOf,
  knownOn,
  through,
  pack,
  level,
  retrospective,
  tally,
  zones,
  notices = [],
}: Snapshot): SnapshotValue {
  return {
    as_of: asOf,
    ...(knownOn !== undefined && { known_on: knownOn }),
    pack: pack.id,
    edition: pack.edition,
    level,
    retrospective,
    through: { ...through },
    tally: { ...tally.byTier, unknown: tally.unknown },
    zones: zones.map(zoneValue),
    decisions: notices.map(noticeValue),
  };
}

/** One zone a line, each as in the JSON document. */
export function snapshotNdjson({ zones }: Snapshot): string {
  return jsonLines(zones.map(zoneValue));
}

/** A verdict as the data formats have it. */
export function zoneValue(zone: Verdict): ZoneValue {
  return {
    area: zone.area.code,
    name: zone.area.name,
    tier: zone.tier,
    raw_tier: zone.rawTier,
    ...(zone.rawTier === 'unknown' && { at_least: zone.atLeast, at_most: zone.atMost }),
    since: zone.since,
    evaluated_on: zone.evaluatedOn,
    tier_in_force: zone.tierInForce,
    effective_from: zone.effectiveFrom,
    held_by: zone.heldBy,
    ...(zone.eligible !== null && { eligible: { ...zone.eligible } }),
    indicators: zone.indicators,
    clause: zone.clause,
    decision: zone.decision === null ? null : decisionValue(zone.decision),
    flags: zone.flags,
    next_step_down: zone.nextStepDown === null ? null : { ...zone.nextStepDown },
    unknown_ahead: zone.unknownAhead,
  };
}

function decisionValue(decision: Decision): NonNullable<ZoneValue['decision']> {
  const { area, tier, from, until, mode, authority, reason, descendants, place, decidedOn } = decision;
  return { area, tier, from, until, mode, authority, reason, descendants, place, decided_on: decidedOn };
}

const HEAD = [
  'as_of',
  'area',
  'name',
  'district',
  'district_name',
  'tier',
  'raw_tier',
  'at_least',
  'at_most',
  'since',
  'evaluated_on',
  'tier_in_force',
  'effective_from',
  'held_by',
  'flags',
  'decided_by',
  'next_tier',
  'next_on',
  'next_because',
  'clause',
] as const;

/** A row a zone; the pack's indicators are the last columns. */
export function snapshotCsv({ asOf, pack, zones }: Snapshot): string {
  const names = pack.indicators.map(({ name }) => name);
  const rowOf = (zone: Verdict): CsvValue[] => [
    asOf,
    zone.area.code,
    zone.area.name,
    zone.area.district?.code ?? null,
    zone.area.district?.name ?? null,
    zone.tier,
    zone.rawTier,
    zone.atLeast,
    zone.atMost,
    zone.since,
    zone.evaluatedOn,
    zone.tierInForce,
    zone.effectiveFrom,
    zone.heldBy.join('; '),
    zone.flags.join(' '),
    zone.decision?.authority ?? null,
    zone.nextStepDown?.tier ?? null,
    zone.nextStepDown?.on ?? null,
    zone.nextStepDown?.because ?? null,
    zone.clause,
    ...names.map((name) => zone.indicators[name] ?? null),
  ];
  return csvTable([...HEAD, ...names], rowsOf(zones, rowOf));
}

/** One row at a time, for there may be a nation of them. */
function* rowsOf(zones: readonly Verdict[], rowOf: (zone: Verdict) => CsvValue[]): Generator<CsvValue[]> {
  for (const zone of zones) yield rowOf(zone);
}
