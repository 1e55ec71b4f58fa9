import type { IndicatorValue } from '../zoning/verdict.ts';
import { byArea, type Cell, csvBytes, fromCsv, given, listCell, listOf, Unreadable } from './csv.ts';
import type { IndicatorType, PublishedZone } from './published.ts';

const COLUMNS = [
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
  'eligible_tier',
  'eligible_since',
  'flags',
  'decided_by',
  'next_tier',
  'next_on',
  'next_because',
] as const;

/** Between what holds a tier: a condition may have spaces. */
const SEPARATOR = '; ';

/**
 * How the values of each indicator are written: a column holds one type. A number is written in full (`0.1`), one with
 * fixed digits is text and stays as it is (`12.50`), unknown is empty. The manifest keeps the types, so that reading
 * gives back what was published.
 */
export function indicatorTypes(
  zones: readonly PublishedZone[],
  indicators: readonly string[],
): Record<string, IndicatorType> {
  return Object.fromEntries(indicators.map((name) => [name, typeOfColumn(zones, name)]));
}

function typeOfColumn(zones: readonly PublishedZone[], name: string): IndicatorType {
  const types = new Set<IndicatorType>();
  for (const { indicators } of zones) {
    const value = indicators[name] ?? null;
    if (value !== null) types.add(typeOfValue(value));
  }
  if (types.size > 1) throw new TypeError(`indicator ${name} has values of several types`);
  return [...types][0] ?? 'number';
}

function typeOfValue(value: number | string | boolean): IndicatorType {
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}

/** `zones.csv`, in order of area code. */
export function writeZones(zones: readonly PublishedZone[], indicators: readonly string[]): Buffer {
  return csvBytes([...COLUMNS, ...indicators], byArea(zones), (zone): Cell[] => [
    zone.area,
    zone.name,
    zone.district,
    zone.districtName,
    zone.tier,
    zone.rawTier,
    zone.atLeast,
    zone.atMost,
    zone.since,
    zone.evaluatedOn,
    zone.tierInForce,
    zone.effectiveFrom,
    zone.heldBy.length === 0 ? null : zone.heldBy.join(SEPARATOR),
    zone.eligible?.tier ?? null,
    zone.eligible?.since ?? null,
    listCell(zone.flags),
    zone.decidedBy,
    zone.nextStepDown?.tier ?? null,
    zone.nextStepDown?.on ?? null,
    zone.nextStepDown?.because ?? null,
    ...indicators.map((name) => valueCell(zone.indicators[name] ?? null)),
  ]);
}

function valueCell(value: IndicatorValue): Cell {
  return value === null ? null : String(value);
}

/** Zones as they would be read from the file they are written to. */
export function zonesAsRead(zones: readonly PublishedZone[]): PublishedZone[] {
  return byArea(zones).map((zone) =>
    zone.heldBy.length === 0 ? zone : { ...zone, heldBy: zone.heldBy.join(SEPARATOR).split(SEPARATOR) },
  );
}

/** @throws Unreadable */
export function readZones(text: string, types: Readonly<Record<string, IndicatorType>>): PublishedZone[] {
  const indicators = Object.entries(types);
  const rows = fromCsv(text, [...COLUMNS, ...Object.keys(types)]);
  return rows.map((cells) => {
    const at = (column: (typeof COLUMNS)[number]): Cell => cells[COLUMNS.indexOf(column)] ?? null;
    const next = at('next_tier');
    const eligible = at('eligible_tier');
    return {
      area: given(at('area')),
      name: given(at('name')),
      district: at('district'),
      districtName: at('district_name'),
      tier: at('tier'),
      rawTier: given(at('raw_tier')),
      atLeast: at('at_least'),
      atMost: at('at_most'),
      since: given(at('since')),
      evaluatedOn: at('evaluated_on'),
      tierInForce: at('tier_in_force'),
      effectiveFrom: given(at('effective_from')),
      heldBy: at('held_by')?.split(SEPARATOR) ?? [],
      eligible: eligible === null ? null : { tier: eligible, since: given(at('eligible_since')) },
      flags: listOf(at('flags')),
      decidedBy: at('decided_by'),
      nextStepDown:
        next === null ? null : { tier: next, on: given(at('next_on')), because: given(at('next_because')) },
      indicators: Object.fromEntries(
        indicators.map(([name, type], i) => [name, valueIn(cells[COLUMNS.length + i] ?? null, type)]),
      ),
    };
  });
}

function valueIn(cell: Cell, type: IndicatorType): IndicatorValue {
  if (cell === null || type === 'text') return cell;
  if (type === 'boolean') return cell === 'true';
  const value = Number(cell);
  if (Number.isNaN(value)) throw new Unreadable(`no number: ${cell}`);
  return value;
}
