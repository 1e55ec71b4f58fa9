import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysFrom } from '../../src/days.ts';
import { replay, run } from '../../src/index.ts';
import { MOST_NIGHTS } from '../../src/store/in-a-row.ts';
import { readNights, workspaceSecret } from '../../src/store/index.ts';
import { emptyFolder, type Files, workspace, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { tree } from '../store/tree.ts';
import {
  filesOf,
  NIGHTS,
  nightAt,
  RULES,
  RULES_WITH_CLOCKS,
  rules,
  type World,
  worldOf,
} from '../zoning/world.ts';

const BUNDLED = join(import.meta.dirname, '../../fixtures/xinfadi-2020');

/** Two workspaces with the same files and the same secret. */
async function twins(fill: (folder: string) => void): Promise<[string, string]> {
  const [one, other] = [emptyFolder(), emptyFolder()];
  fill(one);
  await workspaceSecret(one);
  cpSync(one, other, { recursive: true });
  return [one, other];
}

/** Replays the nights in one workspace, runs them one by one in the other, and compares the stores file by file. */
async function compare([at, one]: readonly [string, string], from: string, to: string): Promise<void> {
  const days = daysFrom(from, to);
  const { nights } = await replay({ workspace: at, from, to });
  expect(nights.map(({ published }) => published.day)).toEqual(days);
  for (const day of days) await run({ workspace: one, asOf: day });
  expect(tree(join(at, 'store'))).toEqual(tree(join(one, 'store')));
}

test('a replay of the bundled workspace leaves the bytes that nights one by one do', async () => {
  const both = await twins((folder) => {
    cpSync(BUNDLED, folder, { recursive: true });
    rmSync(join(folder, 'store'), { recursive: true, force: true });
  });
  await compare(both, '2020-06-11', '2020-07-20');
});

test('a night is told once it is in the store; interrupted, the store has the first so many', async () => {
  const city = workspace();
  const store = join(city, 'store');
  const abort = new AbortController();
  const [told, steps]: [string[], string[]] = [[], []];
  const toldOf = (day: string): string =>
    existsSync(join(store, day, 'current')) ? day : `${day} is not there`;
  const work = replay({
    workspace: city,
    from: '2022-04-01',
    to: '2022-06-20',
    signal: abort.signal,
    onStep: ({ step, day, published }) => {
      if (step === 'published') steps.push(toldOf(published?.day ?? ''));
      if (step === 'judging' && day === '2022-06-10') abort.abort(new Error('enough'));
    },
    onNight: ({ published: { day } }) => told.push(toldOf(day)),
  });
  await expect(work).rejects.toThrow('enough');
  const nights = (await readNights(store)).map(({ day }) => day);
  expect(nights).toEqual(daysFrom('2022-04-01', nights.at(-1) ?? ''));
  expect(told).toEqual(nights);
  expect(steps).toEqual(nights);
  // However slow the disk is, no more than so many nights are under way when the 71st begins.
  expect(nights.length).toBeGreaterThanOrEqual(70 - MOST_NIGHTS);
  expect(nights.length).toBeLessThanOrEqual(70);
  expect(existsSync(join(store, '.lock'))).toBe(false);
  const { nights: again } = await replay({ workspace: city, from: '2022-04-01', to: '2022-06-20' });
  expect(again.map(({ published }) => published.outcome)).toEqual(
    daysFrom('2022-04-01', '2022-06-20').map((day) => (nights.includes(day) ? 'same' : 'published')),
  );
});

/** A world whose cases become known late, some of them, and in which another pack judges from some night on. */
interface Revised {
  readonly world: World;
  readonly late: readonly number[];
  readonly second: number;
  readonly next: World['rules'];
}

const NEXT = [
  rules({ high: 'when: n >= 2', medium: 'when: n >= 1', low: 'otherwise: true' }),
  rules(
    { high: 'when: n >= 4', medium: 'when: g >= 1 || n >= 2', low: 'otherwise: true' },
    'transitions: { loosen: { after: 2, steps: 1 } }',
  ),
];

const revised: fc.Arbitrary<Revised> = fc.record({
  world: worldOf([...RULES, ...RULES_WITH_CLOCKS]),
  late: fc.array(fc.constantFrom(0, 0, 0, 1, 3, 8), { minLength: 31, maxLength: 31 }),
  second: fc.integer({ min: 2, max: NIGHTS + 4 }),
  next: fc.constantFrom(...NEXT),
});

function filesOfRevised({ world, late, second, next }: Revised): Files {
  const files = filesOf(world);
  const text = (name: string): string => String(files[name]);
  const cases = text('cases.csv')
    .trimEnd()
    .split('\n')
    .map((row, i) =>
      i === 0
        ? `${row},known`
        : `${row},${late[i] === 0 ? '' : addDays(row.split(',')[2] ?? '', late[i] ?? 0)}`,
    );
  const isCommon = (tier: string): boolean => ['high', 'medium', 'low'].includes(tier);
  // Decisions of a tier that the second pack has not are an error of the workspace.
  const hands = world.decisions.every(({ tier }) => isCommon(tier)) && world.rules.tiers.includes('low');
  const policy = hands
    ? `[{ pack: world, from: ${nightAt(0)} }, { pack: next, from: ${nightAt(second)}${mapped(world)} }]`
    : `[{ pack: world, from: ${nightAt(0)} }]`;
  return {
    ...files,
    'cases.csv': `${cases.join('\n')}\n`,
    'fenqu.yaml': text('fenqu.yaml')
      .replace('cluster: cluster }', 'cluster: cluster, date_known: known }')
      .replace(/^policy: .*$/m, `policy: ${policy}`),
    'rules/next/pack.yaml': text('rules/world/pack.yaml')
      .replace('pack: world', 'pack: next')
      .replace(`${world.rules.head}\nindicators`, `${next.head}\nindicators`)
      .replace(/tiers:\n[\s\S]*$/, `tiers:\n${next.yaml}`),
  };
}

/** What becomes of tiers that only the first pack has. */
function mapped({ rules: { tiers } }: World): string {
  const own = tiers.filter((tier) => !['high', 'medium', 'low'].includes(tier));
  return own.length === 0 ? '' : `, maps_from: { ${own.map((tier) => `${tier}: medium`).join(', ')} }`;
}

test('so it does where cases become known late, decisions act, clocks run and packs change', async () => {
  await fc.assert(
    fc.asyncProperty(revised, fc.nat(4), async (these, first) => {
      const both = await twins((folder) => write(folder, filesOfRevised(these)));
      await compare(both, nightAt(first), nightAt(first + 10));
    }),
    { numRuns: Number(process.env['FENQU_RUNS'] ?? 3), seed, endOnFailure: true },
  );
});
