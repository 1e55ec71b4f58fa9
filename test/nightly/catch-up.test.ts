import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daysFrom } from '../../src/days.ts';
import { run } from '../../src/index.ts';
import { readNights, workspaceSecret } from '../../src/store/index.ts';
import { codesIn, fenqu } from '../cli/fenqu.ts';
import { CITY, emptyFolder, workspace } from '../cli/workspace.ts';
import { complaints } from '../rendering/outputs/published.ts';
import { tree } from '../store/tree.ts';

test('missed nights are published first, byte for byte as if each had been run on its day', async () => {
  const city = workspace();
  await workspaceSecret(city);
  const other = emptyFolder();
  cpSync(city, other, { recursive: true });
  for (const day of ['2022-05-03', ...daysFrom('2022-05-04', '2022-05-08')])
    await run({ workspace: other, asOf: day });
  await run({ workspace: city, asOf: '2022-05-03' });
  const steps: string[] = [];
  const result = await run({
    workspace: city,
    asOf: '2022-05-08',
    catchUp: true,
    onStep: ({ step, day, night, nights }) => steps.push(`${step} ${day} ${night}/${nights}`),
  });
  expect(result.caughtUp.map(({ published }) => published.day)).toEqual(daysFrom('2022-05-04', '2022-05-07'));
  expect(result.diff.from?.asOf).toBe('2022-05-07');
  expect(tree(join(city, 'store'))).toEqual(tree(join(other, 'store')));
  expect(steps.filter((step) => step.startsWith('published'))).toEqual(
    daysFrom('2022-05-04', '2022-05-08').map((day, i) => `published ${day} ${i + 1}/5`),
  );
  expect(steps.filter((step) => step.startsWith('reading'))).toEqual([
    'reading 2022-05-04 1/5',
    'reading 2022-05-08 5/5',
  ]);
});

test('where nothing is published, or nothing was missed, only the night asked for is', async () => {
  const city = workspace();
  const first = await run({ workspace: city, asOf: 'latest', today: '2022-05-20', catchUp: true });
  expect(first).toMatchObject({ caughtUp: [], published: { day: '2022-05-10' } });
  const next = await run({ workspace: city, asOf: '2022-05-11', catchUp: true });
  expect(next.caughtUp).toEqual([]);
  const again = await run({ workspace: city, asOf: '2022-05-11', catchUp: true });
  expect(again).toMatchObject({ caughtUp: [], published: { outcome: 'same' } });
});

test('it ends at a night that cannot be published, and keeps those before', async () => {
  const config = (CITY['fenqu.yaml'] ?? '').replace(
    'from: 2022-04-01',
    'from: 2022-04-01, until: 2022-05-05',
  );
  const city = workspace({ 'fenqu.yaml': config });
  await run({ workspace: city, asOf: '2022-05-03' });
  const ended = await fenqu(['run', '-C', city, '--as-of', '2022-05-08', '--catch-up', '--log', 'json']);
  expect([ended.status, ended.stdout]).toEqual([2, '']);
  const lines = ended.stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ event }) => event === 'problem').map(({ code, value }) => [code, value])).toEqual([
    ['policy-ended', '2022-05-06'],
    ['catch-up-ended', '2022-05-06'],
  ]);
  expect((await readNights(join(city, 'store'))).map(({ day }) => day)).toEqual(
    daysFrom('2022-05-03', '2022-05-05'),
  );
});

test('the steps are told on standard error where that is asked, and the result has all of it', async () => {
  const city = workspace();
  await run({ workspace: city, asOf: '2022-05-03' });
  const night = ['run', '-C', city, '--catch-up', '--format', 'json', '--as-of'];
  const { stdout, stderr, status } = await fenqu([...night, '2022-05-05', '--log', 'plain', '--lang', 'en']);
  expect(status).toBe(0);
  const value = JSON.parse(stdout);
  expect(complaints('output/run', value)).toEqual([]);
  expect(value.caught_up).toMatchObject([{ as_of: '2022-05-04', revision: 1 }]);
  const told = stderr.trimEnd().split('\n');
  expect(told.every((line) => /^\d{4}-\d\d-\d\dT[\d:.]+Z 2022-05-0[45] \D/.test(line))).toBe(true);
  expect(told.at(-1)).toMatch(/2022-05-05 published as revision 1 \(2 of 2\)$/);
  const silent = await fenqu([...night, '2022-05-06']);
  expect([silent.status, codesIn(silent.stderr), silent.stderr]).toEqual([0, [], '']);
});
