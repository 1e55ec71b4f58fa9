import { openTemporary, type Temporary } from '../../inputs/files/temporary.ts';
import type { Decision } from '../../inputs/tables.ts';
import { FenquError, type Problem } from '../../problems/problem.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { type Night, openNight } from '../../zoning/open-night.ts';
import { positionsOf } from '../../zoning/places.ts';
import { verdictOf } from '../../zoning/verdicts.ts';
import { differences } from './compare.ts';
import { type PublishedNight, publishedNights } from './nights.ts';
import type { PackTest } from './pack-test.ts';
import type { TestFile } from './read.ts';
import type { Judged } from './reasons.ts';
import type { Failure, TestResult } from './report.ts';
import type { Seen } from './seen.ts';
import { layOut, presentDay, type World } from './world.ts';

/** What a workspace gives to the tests of its packs. */
export type Settings = Pick<Workspace, 'directory' | 'rules' | 'tables'>;

/**
 * Runs the tests of a pack through inputs, counting, judging and zoning: what they put in is staged once, all nights are
 * judged from it, and each night goes on from the one before.
 *
 * @param see told of every verdict that a test expects something of
 * @throws FenquError with what is wrong with a test's inputs, at its place in the test
 */
export async function runTests(
  pack: Pack,
  files: readonly TestFile[],
  settings: Settings,
  see: (seen: Seen) => void,
): Promise<Map<PackTest, TestResult>> {
  const results = new Map<PackTest, TestResult>();
  for (const tests of apart(files.flatMap((file) => file.tests))) {
    const temporary = openTemporary();
    try {
      await runTogether(pack, tests, settings, temporary, see, results);
    } finally {
      temporary.close();
    }
  }
  return results;
}

/** Tests that cannot share a world, because they give two areas the same code, go into several. */
function apart(tests: readonly PackTest[]): PackTest[][] {
  const worlds: { tests: PackTest[]; codes: Set<string> }[] = [];
  for (const test of tests) {
    const codes = test.areas.flatMap(({ code }) => code ?? []);
    const free = worlds.find((world) => codes.every((code) => !world.codes.has(code)));
    const world = free ?? { tests: [], codes: new Set<string>() };
    if (free === undefined) worlds.push(world);
    world.tests.push(test);
    for (const code of codes) world.codes.add(code);
  }
  return worlds.map((world) => world.tests);
}

async function runTogether(
  named: Pack,
  tests: readonly PackTest[],
  settings: Settings,
  temporary: Temporary,
  see: (seen: Seen) => void,
  results: Map<PackTest, TestResult>,
): Promise<void> {
  const world = await layOut(tests, [named], settings, temporary);
  const night = await openWorld(world, tests);
  // The conditions of the pack that judged are what the traces speak of.
  const { pack } = night;
  try {
    const codes = tests.flatMap((test) => test.areas.map(({ name }) => world.codeOf(test, name)));
    const positions = await positionsOf(night.bench.engine, pack.level, codes);
    for (const alike of judgedTogether(tests)) {
      const failures = new Map(alike.map((test) => [test, { expected: 0, failures: [] as Failure[] }]));
      const [{ context, firstNight }] = alike;
      const last =
        alike
          .flatMap(({ expect }) => expect.flatMap(({ days }) => days))
          .sort()
          .at(-1) ?? firstNight;
      for await (const published of publishedNights(night, { from: firstNight, to: last }, context)) {
        for (const test of alike) {
          for (const expectation of test.expect.filter(({ days }) => days.includes(published.day))) {
            const position = positions.get(world.codeOf(test, expectation.area)) ?? -1;
            const judged = judgedOf(night, world, published, position, expectation.area);
            const found = failures.get(test);
            if (judged === undefined || found === undefined) continue;
            found.expected++;
            see({ test, expectation, judged });
            const differs = differences(expectation, judged, test.context);
            const { place, area } = expectation;
            if (differs.length > 0)
              found.failures.push({ place, day: published.day, area, differences: differs });
          }
        }
      }
      for (const [test, found] of failures) results.set(test, resultOf(test, found));
    }
  } finally {
    await night.close();
  }
}

async function openWorld(world: World, tests: readonly PackTest[]): Promise<Night> {
  try {
    return await openNight(world.workspace, { asOf: world.last, today: presentDay(world, tests) });
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    throw new FenquError(cause.problems.map((problem) => placedInTest(problem, world)));
  }
}

/** A problem of an input file, told of the place in the test that the input was made from. */
function placedInTest(problem: Problem, { placeOf }: World): Problem {
  const { file, line, field } = problem.place ?? {};
  const place = file === undefined || line === undefined ? undefined : placeOf(file, line);
  return place === undefined ? problem : { ...problem, place: { ...place, ...(field && { field }) } };
}

/** Tests with the same context that begin on the same night are judged together. */
function judgedTogether(tests: readonly PackTest[]): (readonly [PackTest, ...PackTest[]])[] {
  const groups = new Map<string, [PackTest, ...PackTest[]]>();
  for (const test of tests) {
    const key = JSON.stringify([test.firstNight, test.context]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [test]);
    else known.push(test);
  }
  return [...groups.values()];
}

function resultOf(
  test: PackTest,
  { expected, failures }: Pick<TestResult, 'expected' | 'failures'>,
): TestResult {
  const sorted = [...failures].sort(
    (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.day < b.day ? -1 : 1),
  );
  return { title: test.title, place: test.place, expected, failures: sorted };
}

function judgedOf(
  night: Night,
  world: World,
  { day, tonight, judgement, stateOf }: PublishedNight,
  position: number,
  area: string,
): Judged | undefined {
  const state = stateOf(position);
  if (state === undefined) return undefined;
  const told = { ...state, decision: state.decision && placedDecision(state.decision, world) };
  const about = {
    position,
    area: { code: '', name: area, district: null },
    nextStepDown: null,
    possiblyHigher: false,
  };
  const verdict = verdictOf({ ...night, asOf: day }, tonight, told, about);
  return { pack: night.pack, day, verdict, judgement };
}

/** A decision with the place in the test where it is written. */
function placedDecision(decision: Decision, { placeOf }: World): Decision {
  const [, file = '', line] = /^(.*):(\d+)$/.exec(decision.place) ?? [];
  const place = placeOf(file, Number(line));
  return place === undefined ? decision : { ...decision, place: `${place.file}:${place.line}` };
}
