import type { Day } from '../../days.ts';
import { openTemporary } from '../../inputs/files/temporary.ts';
import { FenquError, type Problem } from '../../problems/problem.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { type Night, openNight } from '../../zoning/open-night.ts';
import { type JudgedNight, nightsOf, nightsOfPolicy, openSpan } from '../nights.ts';
import { type Examination, examine } from './examine.ts';
import type { PackTest } from './pack-test.ts';
import { groupsOf } from './parse.ts';
import type { Seen } from './seen.ts';
import { layOut, presentDay, type World } from './world.ts';

/** What a workspace gives to the tests of its packs. */
export type Settings = Pick<Workspace, 'directory' | 'rules' | 'tables'>;

/**
 * Runs the tests of a pack through inputs, counting, judging and zoning: what they put in is staged once, all nights are
 * judged from it, and each night goes on from the one before.
 *
 * @param packsOf the packs that judge a test
 * @param see told of every verdict that a test expects something of
 * @throws FenquError with what is wrong with a test's inputs, at its place in the test
 */
export async function runTests(
  tests: readonly PackTest[],
  packsOf: (test: PackTest) => readonly [Pack, ...Pack[]],
  settings: Settings,
  see: (seen: Seen) => void,
): Promise<void> {
  for (const together of apart(tests)) {
    const temporary = openTemporary();
    try {
      const world = await layOut(together, packsOf(together[0]), settings, temporary);
      await runWorld(world, together, see);
    } finally {
      temporary.close();
    }
  }
}

type Together = readonly [PackTest, ...PackTest[]];

/** Tests share a world where they ask the same of it and give no two areas the same code. */
function apart(tests: readonly PackTest[]): Together[] {
  const worlds: { tests: [PackTest, ...PackTest[]]; key: string; codes: Set<string> }[] = [];
  for (const test of tests) {
    const key = worldKey(test);
    const codes = [
      ...test.areas.flatMap(({ code }) => code ?? []),
      ...groupsOf(test.areas, test.common.groups),
    ];
    const free = worlds.find((world) => world.key === key && codes.every((code) => !world.codes.has(code)));
    if (free === undefined) {
      worlds.push({ tests: [test], key, codes: new Set(codes) });
      continue;
    }
    free.tests.push(test);
    for (const code of codes) free.codes.add(code);
  }
  return worlds.map((world) => world.tests);
}

/** What tests of one world have in common; those judged by several packs also their context. */
function worldKey({ policy, context, common }: PackTest): string {
  return JSON.stringify([common, ...(policy.length > 1 ? [policy, context] : [])]);
}

async function runWorld(world: World, tests: Together, see: (seen: Seen) => void): Promise<void> {
  const { policy } = tests[0];
  try {
    await (policy.length > 1 ? byPolicy(world, tests, see) : byOnePack(world, tests, see));
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    throw new FenquError(cause.problems.map((problem) => placedInTest(problem, world)));
  }
}

/** Everything is counted once; tests that begin on the same night in the same context are judged together. */
async function byOnePack(world: World, tests: Together, see: (seen: Seen) => void): Promise<void> {
  const night = await open(world, tests, world.last);
  try {
    for (const inContext of alike(tests, ({ context }) => JSON.stringify(context))) {
      const span = await openSpan(night, world.first, inContext[0].context);
      for (const group of alike(inContext, ({ firstNight }) => firstNight)) {
        const examination = await examine(group, world, see);
        await goThrough(nightsOf(span, group[0].firstNight, examination.last), examination);
      }
    }
  } finally {
    await night.close();
  }
}

/** Packs that follow one another: as far back as tiers carry over from the last night, then the nights before. */
async function byPolicy(world: World, tests: Together, see: (seen: Seen) => void): Promise<void> {
  const examination = await examine(tests, world, see);
  let last: Day | undefined = examination.last;
  while (last !== undefined) {
    const night: Night = await open(world, tests, last);
    try {
      const first = await goThrough(nightsOfPolicy(night), examination);
      last = examination.daysBefore(first);
    } finally {
      await night.close();
    }
  }
}

/** Examines every night; the first of them is told. */
async function goThrough(
  nights: AsyncGenerator<JudgedNight, void, undefined>,
  { of }: Examination,
): Promise<Day> {
  let first: Day | undefined;
  for await (const night of nights) {
    first ??= night.day;
    await of(night);
  }
  if (first === undefined) throw new RangeError('no night was judged');
  return first;
}

function open(world: World, tests: Together, asOf: Day): Promise<Night> {
  return openNight(world.workspace, { asOf, today: presentDay(world, tests) });
}

/** A problem of an input file, told of the place in the test that the input was made from. */
function placedInTest(problem: Problem, { placeOf }: World): Problem {
  const { file, line, field } = problem.place ?? {};
  const place = file === undefined || line === undefined ? undefined : placeOf(file, line);
  if (place === undefined) return problem;
  const { otherFile, otherLine } = problem.with ?? {};
  const other = otherFile === undefined ? undefined : placeOf(String(otherFile), Number(otherLine));
  return {
    ...problem,
    place: { ...place, ...(field && { field }) },
    ...(other && { with: { ...problem.with, otherFile: other.file, otherLine: other.line ?? 0 } }),
  };
}

/** Tests in groups that have something in common, in the order in which they come. */
function alike(tests: readonly PackTest[], key: (test: PackTest) => string): Together[] {
  const groups = new Map<string, [PackTest, ...PackTest[]]>();
  for (const test of tests) {
    const known = groups.get(key(test));
    if (known === undefined) groups.set(key(test), [test]);
    else known.push(test);
  }
  return [...groups.values()];
}
