import type { ListedMeasure, MeasureList, Period, TieredPlace } from '../../measures/list.ts';
import type { Audience } from '../../rules/pack.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { MeasureListValue, MeasureValue, PeriodValue, PlaceValue } from '../outputs/measures.ts';

export function measuresJson(list: MeasureList): string {
  return jsonDocument(listValue(list));
}

/** A list of measures as data. */
export function listValue(list: MeasureList): MeasureListValue {
  return {
    as_of: list.asOf,
    shows: list.shows,
    in_force_on: list.inForceOn,
    pack: list.pack.id,
    edition: list.pack.edition,
    scope: list.scope === null ? null : { area: list.scope.code, name: list.scope.name },
    places: list.places.map(placeValue),
    others: list.others,
    audiences: list.byAudience.map(({ audience, measures }) => ({
      audience,
      measures: measures.map(measureValue),
    })),
  };
}

/** A measure a line, once for each audience. */
export function measuresNdjson(list: MeasureList): string {
  return jsonLines(flat(list).map(({ audience, listed }) => ({ audience, ...measureValue(listed) })));
}

function flat({ byAudience }: MeasureList): { audience: Audience; listed: ListedMeasure }[] {
  return byAudience.flatMap(({ audience, measures }) => measures.map((listed) => ({ audience, listed })));
}

function placeValue({ area, tier, tierInForce, atLeast, since, effectiveFrom }: TieredPlace): PlaceValue {
  return {
    area: area.code,
    name: area.name,
    tier,
    tier_in_force: tierInForce,
    at_least: atLeast ?? null,
    since,
    effective_from: effectiveFrom,
  };
}

function measureValue({ measure, tiers, places, others, periods = [] }: ListedMeasure): MeasureValue {
  return {
    id: measure.id,
    title: { ...measure.title },
    text: { ...measure.text },
    kind: measure.kind,
    tiers,
    sector: measure.sector ?? null,
    frequency: measure.frequency === undefined ? null : { ...measure.frequency },
    duration: measure.duration ?? null,
    days: measure.days ?? null,
    responsible: measure.responsible === undefined ? null : { ...measure.responsible },
    parameters: measure.parameters ?? {},
    places: places.map(({ code }) => code),
    everywhere_else: others,
    periods: periods.map(periodValue),
    source: measure.source,
    status: measure.status,
    clause_of_source: measure.clauseOfSource ?? null,
    clause: measure.clause,
  };
}

function periodValue({ from, fromAtLatest, until, places, others, dates }: Period): PeriodValue {
  return {
    from,
    from_at_latest: fromAtLatest,
    until,
    places: places.map(({ code }) => code),
    everywhere_else: others,
    dates,
  };
}

const HEAD = [
  'as_of',
  'in_force_on',
  'audience',
  'id',
  'title_zh',
  'title_en',
  'text_zh',
  'text_en',
  'kind',
  'tiers',
  'sector',
  'frequency_zh',
  'frequency_en',
  'duration',
  'days',
  'responsible_zh',
  'responsible_en',
  'places',
  'everywhere_else',
  'from',
  'from_at_latest',
  'until',
  'dates',
  'source',
  'status',
  'clause_of_source',
  'clause',
  'parameters',
] as const;

/** A row a measure, audience and period: the places in which it applies over the same days. */
export function measuresCsv(list: MeasureList): string {
  const rows = flat(list).flatMap(({ audience, listed: { measure, tiers, places, others, periods } }) =>
    (periods ?? [{ ...UNDATED, places, others }]).map((period) => [
      list.asOf,
      list.inForceOn,
      audience,
      measure.id,
      measure.title.zh,
      measure.title.en,
      measure.text.zh,
      measure.text.en,
      measure.kind,
      tiers.join(' '),
      measure.sector ?? null,
      measure.frequency?.zh ?? null,
      measure.frequency?.en ?? null,
      measure.duration ?? null,
      measure.days?.join(' ') ?? null,
      measure.responsible?.zh ?? null,
      measure.responsible?.en ?? null,
      period.places.map(({ code }) => code).join(' '),
      period.others,
      period.from,
      period.fromAtLatest,
      period.until,
      period.dates.join(' '),
      measure.source,
      measure.status,
      measure.clauseOfSource ?? null,
      measure.clause,
      Object.entries(measure.parameters ?? {})
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    ]),
  );
  return csvTable(HEAD, rows);
}

/** Of a list in which it was not looked for when. */
const UNDATED = { from: null, fromAtLatest: false, until: null, dates: [] } as const;
