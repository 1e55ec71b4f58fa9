import type { VerifiedNight } from '../../nightly/verify.ts';
import { csvTable } from '../csv.ts';
import type { VerifiedNightValue } from '../outputs/verify.ts';
import { problemValue } from '../problem-values.ts';

/** A night as the data formats have it. */
export function verifiedValue({
  day,
  revision,
  outcome,
  differences,
  since,
  problems,
}: VerifiedNight): VerifiedNightValue {
  const areas = Object.entries(differences?.areas ?? {}).map(([file, codes]) => [file, [...codes]] as const);
  return {
    as_of: day,
    revision,
    outcome,
    differences:
      differences === null ? null : { what: [...differences.what], areas: Object.fromEntries(areas) },
    since: since === null ? null : { ...since, inputs: [...since.inputs] },
    problems: problems.map(problemValue),
  };
}

/** A row a night. */
export function verifiedCsv(nights: readonly VerifiedNight[]): string {
  return csvTable(
    ['as_of', 'revision', 'outcome', 'differs', 'pack_changed', 'inputs_changed', 'published_by', 'problems'],
    nights.map(({ day, revision, outcome, differences, since, problems }) => [
      day,
      revision,
      outcome,
      differences?.what.join('; ') ?? null,
      since?.pack ?? null,
      since?.inputs.join('; ') ?? null,
      since?.tool ?? null,
      problems.map(({ code }) => code).join('; '),
    ]),
  );
}
