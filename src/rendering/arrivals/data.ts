import type { ArrivalMeasure } from '../../measures/arrivals.ts';
import type { Arrivals, Arrived, MetIfSo, MetIn } from '../../nightly/arrivals.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { AlsoValue, ArrivalsValue, BranchValue, PersonValue } from '../outputs/arrivals.ts';

export function arrivalsJson({ people }: Arrivals): string {
  const value: ArrivalsValue = { people: people.map(personValue) };
  return jsonDocument(value);
}

export function arrivalsNdjson({ people }: Arrivals): string {
  return jsonLines(people.map(personValue));
}

function personValue({ id, from, place, journey, pack, branches, also }: Arrived): PersonValue {
  return {
    id,
    from,
    place,
    ...journey,
    pack: pack.id,
    edition: pack.edition,
    branches: branches.map(branchValue),
    also: also.map(alsoValue),
  };
}

function branchValue({ places, around, by, met }: MetIn): BranchValue {
  return { places, around, by, ...metValue(met) };
}

function alsoValue({ by, met }: MetIfSo): AlsoValue {
  return { who: { zh: '', en: '', ...met.arrival.who }, by, ...metValue(met) };
}

function metValue(met: ArrivalMeasure | null): Omit<BranchValue, 'places' | 'around' | 'by'> {
  return {
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
  'who_zh',
  'who_en',
  'pack',
  'edition',
] as const;

/** A row a person and part of the place they come from, and one for what is met besides by those whom a rule names in words. */
export function arrivalsCsv({ people }: Arrivals): string {
  const rows = people.flatMap((person) => {
    const all = [...person.branches, ...person.also];
    return (all.length === 0 ? [null] : all).map((each) => row(person, each));
  });
  return csvTable(HEAD, rows);
}

function row({ id, from, place, journey, pack }: Arrived, branch: MetIn | MetIfSo | null) {
  const met = branch?.met ?? null;
  return [
    id,
    from,
    place,
    journey.left,
    journey.arrived,
    branch !== null && 'places' in branch ? branch.places.join('; ') : null,
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
    met?.arrival.who?.zh ?? null,
    met?.arrival.who?.en ?? null,
    pack.id,
    pack.edition,
  ];
}

function testsText(tests: ArrivalMeasure['tests']): string | null {
  if (tests === null) return null;
  return tests.kind === 'days'
    ? tests.days.map(({ date }) => date).join(' ')
    : `${tests.times} by ${tests.by}`;
}
