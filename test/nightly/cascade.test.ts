import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { daysFrom } from '../../src/days.ts';
import { FenquError, replay, run, verify } from '../../src/index.ts';
import { readNights, staleNights } from '../../src/store/index.ts';
import { fenqu, start } from '../cli/fenqu.ts';
import { CITY, emptyFolder, workspace, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { complaints } from '../rendering/outputs/published.ts';
import { tree } from '../store/tree.ts';
import { filesOf, nightAt, RULES, RULES_WITH_CLOCKS, worldOf } from '../zoning/world.ts';

const [FROM, TO] = ['2022-05-03', '2022-05-09'];
const NIGHTS = daysFrom(FROM, TO);

/** A case that is known late, of a day long before. */
const LATE = { 'data/cases.csv': `${CITY['data/cases.csv']}A0,confirmed,local,2022-05-02,110108012001,\n` };

let published = '';
beforeAll(async () => {
  published = workspace();
  await replay({ workspace: published, from: FROM, to: TO });
});

function copy(): string {
  const folder = emptyFolder();
  cpSync(published, folder, { recursive: true });
  return folder;
}

function storeOf(city: string): Record<string, string> {
  return tree(join(city, 'store'));
}

/** A workspace whose nights were all published anew by a replay, to compare with. */
async function replayed(files: Readonly<Record<string, string>>, from = FROM): Promise<string> {
  const city = copy();
  write(city, files);
  await replay({ workspace: city, from, to: TO, revise: true });
  return city;
}

test('a revision and all nights after it: the bytes that a replay of them leaves', async () => {
  const [one, other] = [copy(), await replayed(LATE)];
  write(one, LATE);
  const steps: string[] = [];
  const result = await run({
    workspace: one,
    asOf: FROM,
    revise: true,
    cascade: true,
    onStep: ({ step, day, night, nights }) => step === 'published' && steps.push(`${day} ${night}/${nights}`),
  });
  expect(result.published).toMatchObject({ day: FROM, outcome: 'revised' });
  expect(result.cascaded.map(({ published: night }) => [night.day, night.revision, night.outcome])).toEqual(
    NIGHTS.slice(1).map((day) => [day, 2, 'revised']),
  );
  expect(result.warnings).toEqual([]);
  expect(steps).toEqual([`${FROM} 1/1`, ...NIGHTS.slice(1).map((day, i) => `${day} ${i + 2}/7`)]);
  expect(storeOf(one)).toEqual(storeOf(other));
  expect(await staleNights(join(one, 'store'))).toEqual([]);
});

test('nights that come out the same stay as they are, and are stale no longer', async () => {
  const one = copy();
  rmSync(join(one, 'store/2022-05-05'), { recursive: true });
  const other = emptyFolder();
  cpSync(one, other, { recursive: true });
  await replay({ workspace: other, from: '2022-05-05', to: TO, revise: true });
  const night = ['run', '-C', one, '--as-of', '2022-05-05', '--cascade', '--format', 'json'];
  const { stdout, stderr, status } = await fenqu(night);
  expect([status, stderr]).toEqual([0, '']);
  const value = JSON.parse(stdout);
  expect(complaints('output/run', value)).toEqual([]);
  expect(
    value.cascaded.map((each: Record<string, unknown>) => [each['as_of'], each['revision'], each['outcome']]),
  ).toEqual(NIGHTS.slice(3).map((day) => [day, 1, 'same']));
  expect(storeOf(one)).toEqual(storeOf(other));
  expect(await staleNights(join(one, 'store'))).toEqual([]);
});

test('an unchanged night computes the stale ones again all the same, those before it first', async () => {
  const [one, other] = [copy(), await replayed(LATE, '2022-05-04')];
  write(one, LATE);
  const made = await run({ workspace: one, asOf: '2022-05-04', revise: true });
  expect(made.warnings).toMatchObject([{ code: 'store-made-stale' }]);
  // Without it stale nights stay what they are; another result is refused as ever.
  await expect(run({ workspace: one, asOf: '2022-05-06' })).rejects.toThrow('store-different');
  const result = await run({ workspace: one, asOf: '2022-05-07', cascade: true });
  expect(result.published).toMatchObject({ day: '2022-05-07', outcome: 'revised' });
  expect(result.cascaded.map(({ published: night }) => night.day)).toEqual(
    NIGHTS.slice(2).filter((day) => day !== '2022-05-07'),
  );
  expect(storeOf(one)).toEqual(storeOf(other));
  const again = await run({ workspace: one, asOf: TO, cascade: true, catchUp: true });
  expect(again).toMatchObject({ cascaded: [], caughtUp: [], published: { outcome: 'same' }, warnings: [] });
  // What is not stale is not published anew unasked.
  write(one, { 'data/cases.csv': CITY['data/cases.csv'] ?? '' });
  await expect(run({ workspace: one, asOf: TO, cascade: true })).rejects.toThrow('store-different');
});

test('a night in between that becomes stale on the way follows in its turn', async () => {
  const one = copy();
  write(one, LATE);
  await run({ workspace: one, asOf: '2022-05-06', revise: true });
  await run({ workspace: one, asOf: '2022-05-08', revise: true });
  // Now the 7th is stale and the 8th is not.
  const result = await run({ workspace: one, asOf: TO, cascade: true });
  expect(result.cascaded.map(({ published: { day, revision } }) => [day, revision])).toEqual([
    ['2022-05-07', 2],
    ['2022-05-08', 2],
  ]);
  expect(result.published).toMatchObject({ day: TO, revision: 2, outcome: 'revised' });
});

test('stale nights come before missed ones', async () => {
  const one = copy();
  write(one, LATE);
  await run({ workspace: one, asOf: '2022-05-08', revise: true });
  const result = await run({ workspace: one, asOf: '2022-05-11', cascade: true, catchUp: true });
  expect([
    result.cascaded.map(({ published: night }) => night.day),
    result.caughtUp.map(({ published: night }) => night.day),
  ]).toEqual([[TO], ['2022-05-10']]);
  const nights = await verify({ workspace: one, days: [TO, '2022-05-10', '2022-05-11'] });
  expect(nights.map(({ outcome }) => outcome)).toEqual(['verified', 'verified', 'verified']);
});

test('killed in between, the next one goes on by itself', async () => {
  const [one, other] = [copy(), await replayed(LATE)];
  write(one, LATE);
  const cascade = ['run', '-C', one, '--as-of', FROM, '--cascade', '--log', 'plain', '--lang', 'en'];
  const { child, ended } = start([...cascade, '--revise']);
  child.stderr?.on('data', (text) => {
    if (/2022-05-05 published/.test(String(text))) child.kill('SIGKILL');
  });
  expect((await ended).status).toBeNull();
  const left = await staleNights(join(one, 'store'));
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(NIGHTS.length - 1);
  const { status, stdout } = await fenqu(cascade);
  expect(status).toBe(0);
  expect(stdout).toContain('Stale nights that were computed again\n');
  expect(stdout).toMatch(/^2022-05-\d\d, revision 2, since the night before: /m);
  expect(storeOf(one)).toEqual(storeOf(other));
});

test('it ends at a night that cannot be computed, and says how many are left', async () => {
  const one = copy();
  write(one, {
    ...LATE,
    'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace(
      'from: 2022-04-01',
      'from: 2022-04-01, until: 2022-05-05',
    ),
  });
  const ended = run({ workspace: one, asOf: FROM, revise: true, cascade: true });
  const failure = await ended.catch((cause: unknown) => cause);
  expect(failure instanceof FenquError && failure.problems.map(({ code }) => code)).toEqual([
    'policy-ended',
    'cascade-ended',
  ]);
  expect(failure).toMatchObject({
    problems: [{}, { value: '2022-05-06', with: { done: 2, left: 4 } }],
  });
  expect((await staleNights(join(one, 'store'))).map(({ day }) => day)).toEqual(NIGHTS.slice(3));
});

test('random worlds: a cascade and a replay leave the same bytes', async () => {
  const worlds = worldOf([...RULES, ...RULES_WITH_CLOCKS]);
  const late = fc.record({ day: fc.nat(4), area: fc.constantFrom('D0-a', 'D1-b') });
  await fc.assert(
    fc.asyncProperty(worlds, late, async (world, { day, area }) => {
      const one = emptyFolder();
      const files = filesOf(world);
      write(one, files);
      await replay({ workspace: one, from: nightAt(0), to: nightAt(6) });
      write(one, { 'cases.csv': `${files['cases.csv']}late,confirmed,${nightAt(day)},${area},k\n` });
      const other = emptyFolder();
      cpSync(one, other, { recursive: true });
      await replay({ workspace: one, from: nightAt(day), to: nightAt(6), revise: true });
      await run({ workspace: other, asOf: nightAt(day), revise: true, cascade: true });
      expect(storeOf(other)).toEqual(storeOf(one));
      const revised = (await readNights(join(one, 'store'))).filter(({ revision }) => revision > 1);
      expect(revised.map((night) => night.day)).toEqual(daysFrom(nightAt(day), nightAt(6)));
    }),
    { numRuns: Number(process.env['FENQU_RUNS'] ?? 1), seed, endOnFailure: true },
  );
});
