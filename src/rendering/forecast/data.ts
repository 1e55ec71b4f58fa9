import type { AssumedChange } from '../../forecast/assumed.ts';
import { type AreaForecast, endingOf, type Forecast, heldUntil } from '../../forecast/forecast.ts';
import type { Pack } from '../../rules/pack.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import type { AreaForecastValue, AssumedChangeValue, ForecastValue } from '../outputs/forecast.ts';

/** What is foreseen as the JSON document has it; its schema is published. */
export function forecastValue({ snapshot, areas, rulesUntil, assumed }: Forecast): ForecastValue {
  const { asOf, knownOn, pack, level, retrospective } = snapshot;
  return {
    as_of: asOf,
    ...(knownOn !== undefined && { known_on: knownOn }),
    pack: pack.id,
    edition: pack.edition,
    level,
    retrospective,
    rules_until: rulesUntil,
    listed: areas.length,
    areas: areas.map((each) => areaValue(each, pack)),
    assumed: assumed && {
      file: assumed.file,
      changes: assumed.changes.map((each) => changeValue(each, pack)),
    },
  };
}

/** What hypothetical cases change of one area, as the data formats have it. */
export function changeValue(
  { kind, area, on, from, to, because }: AssumedChange,
  pack: Pack,
): AssumedChangeValue {
  return { assumed: kind, on, from, to, because, having: areaValue(area, pack) };
}

/** What is foreseen of one area, as the data formats have it. */
export function areaValue(area: AreaForecast, pack: Pack): AreaForecastValue {
  const { verdict, ladder } = area;
  return {
    area: verdict.area.code,
    name: verdict.area.name,
    tier: verdict.tier,
    at_least: verdict.atLeast,
    at_most: verdict.atMost,
    tier_in_force: verdict.tierInForce,
    effective_from: verdict.effectiveFrom,
    queued: verdict.queued.map(({ tier, from }) => ({ tier, from })),
    decided_by: verdict.decision?.authority ?? null,
    flags: verdict.flags,
    steps: ladder.steps.map(({ on, tier, change, effectiveFrom, because, possiblyHigher }) => ({
      on,
      tier,
      change,
      effective_from: effectiveFrom,
      because,
      possibly_higher: possiblyHigher,
    })),
    unknown_from: ladder.unknownFrom,
    end: endingOf(area, pack),
    held_until: heldUntil(area, pack),
  };
}

const HEAD = [
  'as_of',
  'area',
  'name',
  'district',
  'district_name',
  'tier',
  'at_least',
  'at_most',
  'tier_in_force',
  'flags',
  'decided_by',
  'step',
  'on',
  'to',
  'change',
  'effective_from',
  'because',
  'possibly_higher',
  'unknown_from',
  'end',
  'assumed',
] as const;

/** A row a step, at the end those with hypothetical cases; an area of which none is foreseen has one row without. */
export function forecastCsv({ snapshot: { asOf, pack }, areas, assumed }: Forecast): string {
  const all: { area: AreaForecast; kind: AssumedChange['kind'] | null }[] = [
    ...areas.map((area) => ({ area, kind: null })),
    ...(assumed?.changes ?? []),
  ];
  const rows = all.flatMap(({ area, kind }): CsvValue[][] => {
    const { verdict, ladder } = area;
    const { code, name, district } = verdict.area;
    const first = [asOf, code, name, district?.code ?? null, district?.name ?? null];
    const tonight = [verdict.tier, verdict.atLeast, verdict.atMost, verdict.tierInForce];
    const told = [verdict.flags.join(' '), verdict.decision?.authority ?? null];
    const last = [ladder.unknownFrom, endingOf(area, pack), kind];
    const steps = ladder.steps.map(({ on, tier, change, effectiveFrom, because, possiblyHigher }, i) => [
      i + 1,
      on,
      tier,
      change,
      effectiveFrom,
      because,
      possiblyHigher,
    ]);
    return (steps.length === 0 ? [Array.from({ length: 7 }, () => null)] : steps).map((step) => [
      ...first,
      ...tonight,
      ...told,
      ...step,
      ...last,
    ]);
  });
  return csvTable(HEAD, rows);
}
