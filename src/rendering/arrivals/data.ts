import type { ArrivalMeasure } from '../../measures/arrivals.ts';
import type { Arrivals, Arrived, MetIn } from '../../nightly/arrivals.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { ArrivalsValue, BranchValue, PersonValue } from '../outputs/arrivals.ts';

export function arrivalsJson({ pack, people }: Arrivals): string {
  const value: ArrivalsValue = { pack: pack.id, edition: pack.edition, people: people.map(personValue) };
  return jsonDocument(value);
}

export function arrivalsNdjson({ people }: Arrivals): string {
  return jsonLines(people.map(personValue));
}

function personValue({ id, from, place, journey, branches }: Arrived): PersonValue {
  return { id, from, place, ...journey, branches: branches.map(branchValue) };
}

function branchValue({ places, around, by, met }: MetIn): BranchValue {
  return {
    places,
    around,
    by,
    measure: met?.measure.id ?? null,
    title: met === null ? null : { ...met.measure.title },
    text: met === null ? null : { ...met.measure.text },
    isolation: met?.isolation.map((stage) => ({ ...stage })) ?? [],
    monitoring: met?.monitoring ?? null,
    tests: met === null ? null : testsValue(met.tests),
    source: met?.arrival.source ?? null,
    status: met?.arrival.status ?? null,
    clause: met?.arrival.clause ?? null,
  };
}

function testsValue(tests: ArrivalMeasure['tests']): BranchValue['tests'] {
  if (tests === null) return null;
  if (tests.kind === 'days') return { days: tests.days };
  return { times: tests.times, by: tests.by, hours_between: tests.hoursBetween };
}

const HEAD = [
  'id',
  'from',
  'place',
  'left',
  'arrived',
  'been_in',
  'listed_place',
  'listed_tier',
  'measure',
  'title_zh',
  'title_en',
  'isolation_from',
  'isolation_to',
  'isolation',
  'monitoring_to',
  'tests',
  'source',
  'status',
] as const;

/** A row a person and part of the place they come from. */
export function arrivalsCsv({ people }: Arrivals): string {
  const rows = people.flatMap((person) =>
    (person.branches.length === 0 ? [null] : person.branches).map((branch) => row(person, branch)),
  );
  return csvTable(HEAD, rows);
}

function row({ id, from, place, journey }: Arrived, branch: MetIn | null) {
  const met = branch?.met ?? null;
  return [
    id,
    from,
    place,
    journey.left,
    journey.arrived,
    branch?.places.join('; ') ?? null,
    branch?.by?.place ?? null,
    branch?.by?.tier ?? null,
    met?.measure.id ?? null,
    met?.measure.title.zh ?? null,
    met?.measure.title.en ?? null,
    met?.isolation[0]?.from ?? null,
    met?.isolation.at(-1)?.to ?? null,
    met?.isolation.map(({ days, places }) => `${days}d ${places.join('/')}`.trim()).join(' + ') ?? null,
    met?.monitoring?.to ?? null,
    testsText(met?.tests ?? null),
    met?.arrival.source ?? null,
    met?.arrival.status ?? null,
  ];
}

function testsText(tests: ArrivalMeasure['tests']): string | null {
  if (tests === null) return null;
  return tests.kind === 'days'
    ? tests.days.map(({ date }) => date).join(' ')
    : `${tests.times} by ${tests.by}`;
}
