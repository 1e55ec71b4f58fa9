import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, zone } from '../../src/index.ts';
import { FenquError, type Problem } from '../../src/problems/problem.ts';
import { readNights } from '../../src/store/index.ts';
import { workspace } from '../cli/workspace.ts';

const NEWEST = '2022-05-10';

/** A city whose newest night is published, by a clock that was right. */
async function published(): Promise<string> {
  const city = workspace();
  await run({ workspace: city, asOf: 'yesterday', today: '2022-05-11' });
  return city;
}

async function problemsOf(work: Promise<unknown>): Promise<readonly Problem[]> {
  const ended: unknown = await work.catch((cause: unknown) => cause);
  if (!(ended instanceof FenquError)) throw new Error('it was done');
  return ended.problems;
}

const codesOf = async (work: Promise<unknown>) => (await problemsOf(work)).map(({ code }) => code);
const daysIn = async (city: string) => (await readNights(join(city, 'store'))).map(({ day }) => day);

describe('a clock that was put back', () => {
  test.each([
    ['by a day', 'yesterday', '2022-05-10', []],
    ['by a week', undefined, '2022-05-03', ['clock-behind']],
    ['by a week, in the evening', 'today', '2022-05-03', ['clock-behind']],
  ] as const)('%s publishes no night before the newest', async (_, asOf, today, behind) => {
    const city = await published();
    for (const more of [{}, { catchUp: true }, { cascade: true }, { revise: true }])
      expect(await codesOf(run({ workspace: city, ...(asOf && { asOf }), today, ...more }))).toEqual([
        'run-before-newest',
        ...behind,
      ]);
    expect(await daysIn(city)).toEqual([NEWEST]);
  });

  test('publishes it where its day is given, and says what the clock says', async () => {
    const city = await published();
    const { warnings } = await run({ workspace: city, asOf: '2022-05-09', today: '2022-05-10' });
    expect(warnings.map(({ code }) => code)).toEqual(['store-made-stale']);
    const problems = await problemsOf(run({ workspace: city, asOf: '2022-05-03', today: '2022-05-04' }));
    // Rows of days to come are refused; the clock is named as what may be wrong.
    expect(problems.map(({ code }) => code)).toContain('clock-behind');
    expect(problems.at(-1)).toMatchObject({ value: '2022-05-04', with: { newest: NEWEST } });
    expect(await daysIn(city)).toEqual(['2022-05-09', NEWEST]);
  });

  test('is no matter where the night is published already', async () => {
    const city = workspace();
    await run({ workspace: city, asOf: '2022-05-09', today: '2022-05-10' });
    await run({ workspace: city, asOf: '2022-05-10', today: '2022-05-11' });
    const again = await run({ workspace: city, today: '2022-05-10' });
    expect(again).toMatchObject({ published: { day: '2022-05-09', outcome: 'same' }, warnings: [] });
  });
});

describe('data whose newest day is before the newest night', () => {
  const latest = { asOf: 'latest', today: '2022-05-11' } as const;

  test('are no night of their own, however they are run', async () => {
    const city = await published();
    cutAfter(city, '2022-05-08');
    for (const more of [{}, { catchUp: true }, { revise: true }]) {
      const problems = await problemsOf(run({ workspace: city, ...latest, ...more }));
      expect(problems).toMatchObject([{ code: 'latest-before-newest', with: { newest: NEWEST } }]);
    }
    expect(await daysIn(city)).toEqual([NEWEST]);
  });

  test('make a night where its day is given', async () => {
    const city = await published();
    cutAfter(city, '2022-05-08');
    const day = await newestDayOf(city);
    expect(await run({ workspace: city, asOf: day, today: latest.today })).toMatchObject({
      published: { day, outcome: 'published' },
    });
    expect(await run({ workspace: city, ...latest })).toMatchObject({ published: { outcome: 'same' } });
  });
});

async function newestDayOf(city: string): Promise<string> {
  return (await zone({ workspace: city, asOf: 'latest', today: '2022-05-11' })).snapshot.asOf;
}

/** Leaves out the cases after a day. */
function cutAfter(city: string, day: string): void {
  const file = join(city, 'data/cases.csv');
  const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const kept = rows.filter((row) => (/\d{4}-\d\d-\d\d/.exec(row)?.[0] ?? '') <= day);
  writeFileSync(file, `${[head, ...kept].join('\n')}\n`);
}
