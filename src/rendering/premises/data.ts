import type { Opening, OpeningSaid } from '../../measures/opening-list.ts';
import type { PremisesList } from '../../premises/list.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import type { Measure } from '../../rules/pack.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import type { AppliedValue, OpeningValue, PremisesValue, SheetValue } from '../outputs/premises.ts';

export function premisesValue(list: PremisesList): PremisesValue {
  return {
    as_of: list.asOf,
    in_force_on: list.inForceOn,
    pack: list.pack.id,
    edition: list.pack.edition,
    grading: list.grading?.id ?? null,
    scope: list.scope === null ? null : { area: list.scope.code, name: list.scope.name },
    sector: list.sector,
    premises: list.sheets.map(sheetValue),
  };
}

/** One place of business as data. */
export function sheetValue({
  premises,
  place,
  areas,
  somewhereIn,
  opening,
  measures,
  undecided,
  closures,
  mayClose,
  grade,
}: PremisesSheet): SheetValue {
  const { id, name, sector, area: _, link: _link, ...rest } = premises;
  return {
    id,
    name,
    sector,
    area: place.code,
    area_name: place.name,
    ...rest,
    areas: areas.map(({ area, tier, possible, decision, flags }) => ({
      area: area.code,
      name: area.name,
      tier_in_force: tier,
      possible_tiers: possible,
      decided_by: decision?.authority ?? null,
      flags,
    })),
    somewhere_in: somewhereIn,
    opening: openingValue(opening),
    measures: measures.map(measureValue),
    undecided: undecided.map((measure) => ({ ...measureValue(measure), when: measure.when?.text ?? '' })),
    closures: closures.map(({ id }) => id),
    may_close: mayClose.map(({ id }) => id),
    grade: grade && {
      class: grade.tier.tier,
      title: { ...grade.tier.title },
      pack: grade.pack.id,
      decides: grade.decides && { ...grade.decides },
      measures: grade.measures.map(measureValue),
      doubtful: grade.doubtful.map(measureValue),
    },
  };
}

/** What is said of opening, as data. */
export function openingValue(opening: Opening): OpeningValue {
  switch (opening.kind) {
    case 'said':
      return { state: opening.openness.state, possible: [saidValue(opening)] };
    case 'unsaid':
      return { state: 'unsaid', possible: [] };
    case 'unknown':
      return { state: 'unknown', possible: opening.possible.map((each) => each && saidValue(each)) };
  }
}

function saidValue({ openness, row }: OpeningSaid) {
  const isConditional = openness.state === 'conditional';
  return {
    state: openness.state,
    conditions: isConditional ? { ...openness.conditions } : null,
    measures: isConditional ? openness.measures : [],
    source: row.source,
    status: row.status,
    clause_of_source: row.clauseOfSource ?? null,
    clause: row.clause,
  };
}

function measureValue(measure: Measure): AppliedValue {
  return {
    id: measure.id,
    title: { ...measure.title },
    text: { ...measure.text },
    kind: measure.kind,
    responsible: measure.responsible === undefined ? null : { ...measure.responsible },
    source: measure.source,
    status: measure.status,
    clause_of_source: measure.clauseOfSource ?? null,
    clause: measure.clause,
  };
}

const HEAD = [
  'as_of',
  'in_force_on',
  'id',
  'name',
  'sector',
  'area',
  'area_name',
  'tiers_in_force',
  'opening',
  'conditions_zh',
  'conditions_en',
  'opening_clause',
  'measures',
  'undecided',
  'closures',
  'may_close',
  'class',
  'class_measures',
  'decides_zh',
  'decides_en',
  'size',
  'ownership',
  'status',
  'date',
  'public',
  'closable',
  'inspections',
  'problems',
  'mended',
] as const;

/** A row a place of business; measures by id. */
export function premisesCsv(list: PremisesList): string {
  const rows = list.sheets.map(sheetValue).map((sheet): CsvValue[] => {
    const [said] = sheet.opening.state === 'unknown' ? [] : sheet.opening.possible;
    return [
      list.asOf,
      list.inForceOn,
      sheet.id,
      sheet.name,
      sheet.sector,
      sheet.area,
      sheet.area_name,
      sheet.areas.map(({ tier_in_force: tier }) => tier ?? 'unknown').join(' '),
      sheet.opening.state,
      said?.conditions?.zh ?? null,
      said?.conditions?.en ?? null,
      said?.clause ?? null,
      sheet.measures.map(({ id }) => id).join(' '),
      sheet.undecided.map(({ id }) => id).join(' '),
      sheet.closures.join(' '),
      sheet.may_close.join(' '),
      sheet.grade?.class ?? null,
      sheet.grade?.measures.map(({ id }) => id).join(' ') ?? null,
      sheet.grade?.decides?.zh ?? null,
      sheet.grade?.decides?.en ?? null,
      sheet.size,
      sheet.ownership,
      sheet.status,
      sheet.date,
      sheet.public,
      sheet.closable,
      sheet.inspections,
      sheet.problems,
      sheet.mended,
    ];
  });
  return csvTable(HEAD, rows);
}
