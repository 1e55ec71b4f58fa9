import type { ListedMeasure, MeasureList, Period, TieredPlace, Undecided } from '../../measures/list.ts';
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
    replaced_by: list.replacedBy?.id ?? null,
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

function measureValue(listed: ListedMeasure): MeasureValue {
  const { measure, tiers, places, others, undecided, periods = [] } = listed;
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
    undecided: undecided === undefined ? null : undecidedValue(undecided),
    periods: periods.map(periodValue),
    source: measure.source,
    status: measure.status,
    clause_of_source: measure.clauseOfSource ?? null,
    clause: measure.clause,
  };
}

function undecidedValue({ places, others }: Undecided): NonNullable<MeasureValue['undecided']> {
  return { places: places.map(({ code }) => code), everywhere_else: others };
}

function periodValue({ from, fromAtLatest, until, places, others, undecided, dates }: Period): PeriodValue {
  return {
    from,
    from_at_latest: fromAtLatest,
    until,
    places: places.map(({ code }) => code),
    everywhere_else: others,
    undecided,
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
  'undecided',
] as const;

/** A row a measure, audience and period: the places in which it applies over the same days. */
export function measuresCsv(list: MeasureList): string {
  const rows = flat(list).flatMap(({ audience, listed }) => {
    const { measure, tiers } = listed;
    return periodsOf(listed).map((period) => [
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
      period.undecided,
    ]);
  });
  return csvTable(HEAD, rows);
}

/** The periods of a measure; where it was not looked for when, one of which nothing is known. */
function periodsOf({ periods, places, others, undecided }: ListedMeasure): Omit<Period, 'mayGoOn'>[] {
  return [...(periods ?? [{ ...UNDATED, places, others, undecided: undecided !== undefined }])];
}

/** Of a list in which it was not looked for when. */
const UNDATED = { from: null, fromAtLatest: false, until: null, dates: [] } as const;
