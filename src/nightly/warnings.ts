import type { Day } from '../days.ts';
import type { ProblemCode } from '../problems/catalogue/index.ts';
import type { Problem } from '../problems/problem.ts';
import { madeStale, staleNights } from '../store/index.ts';

/** What is told once of all nights that have it, with the first and the last of them. */
interface OfNights {
  readonly code: ProblemCode;
  readonly dayOf: (problem: Problem) => string;
  /** The values that nights have in common. */
  readonly shared: readonly string[];
}

const OF_NIGHTS: Readonly<Partial<Record<ProblemCode, OfNights>>> = {
  stale: {
    code: 'stale-nights',
    dayOf: (problem) => String(problem.with?.['asOf']),
    shared: ['table', 'through', 'allowed'],
  },
  'store-same-result': {
    code: 'store-same-results',
    dayOf: ({ value = '' }) => value,
    shared: ['what'],
  },
};

/** The warnings of several nights: each once, and what is true of many nights as one, with the range of them. */
export function gathered(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = JSON.stringify(alike(problem));
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap((group) => asOne(group) ?? []);
}

/** What problems have in common that are told as one. */
function alike(problem: Problem): unknown {
  const of = OF_NIGHTS[problem.code];
  if (of === undefined) return problem;
  const { code, severity, place } = problem;
  return [code, severity, place, of.shared.map((name) => problem.with?.[name])];
}

function asOne(group: readonly Problem[]): Problem | undefined {
  const [first] = group;
  const of = first && OF_NIGHTS[first.code];
  if (first === undefined || of === undefined) return first;
  const days = [...new Set(group.map(of.dayOf))].sort();
  const [from = '', to = from] = [days[0], days.at(-1)];
  if (from === to) return first;
  const shared = Object.fromEntries(
    Object.entries(first.with ?? {}).filter(([name]) => of.shared.includes(name)),
  );
  const { severity, place } = first;
  const value = first.code === 'stale' ? first.value : from;
  return {
    code: of.code,
    severity,
    ...(place && { place }),
    ...(value !== undefined && { value }),
    with: { ...shared, from, to, nights: days.length },
  };
}

/**
 * The warnings of a job that published several nights: of nights that were made stale on the way only those are told that
 * are so still.
 */
export async function leftStale(store: string, problems: readonly Problem[]): Promise<Problem[]> {
  const last = problems.findLast(({ code }) => code === 'store-made-stale');
  const others = problems.filter(({ code }) => code !== 'store-made-stale');
  if (last === undefined) return others;
  const day: Day = last.value ?? '';
  const later = (await staleNights(store)).filter((night) => night.day > day).map((night) => night.day);
  const revision = Number(last.with?.['revision']);
  return later.length === 0 ? others : [...others, madeStale({ day, revision }, later)];
}
