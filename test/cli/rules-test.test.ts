import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withTests } from '../workbench/workspaces.ts';
import { codesIn, fenqu } from './fenqu.ts';

const test1 = (tier: string) => `- test: One case
  areas: [{ area: A, population: 1000000 }]
  cases: [{ area: A, from: 2022-05-01, daily: 1 }]
  expect: [{ on: 2022-05-01, area: A, tier: ${tier} }]
`;

async function run(folder: string, ...options: string[]) {
  return fenqu(['rules', 'test', 'mine', '-C', folder, '--lang', 'en', ...options]);
}

test('status 0 where all pass, 1 where one fails, 2 where they cannot be run', async () => {
  expect(await run(withTests(test1('low')))).toMatchObject({ status: 0, stderr: '' });
  const failed = await run(withTests(test1('high')));
  expect(failed).toMatchObject({ status: 1, stderr: '' });
  expect(failed.stdout).toContain('rules/mine/tests/tests.yaml:4: A as of 2022-05-01');
  const broken = await run(withTests(test1('hihg')));
  expect(broken.status).toBe(2);
  expect(broken.stdout).toContain('error[test-tier] rules/mine/tests/tests.yaml:4');
});

test('too little covered is found, and what is missing told with its place', async () => {
  const folder = withTests(test1('low'));
  const { stdout, status } = await run(folder, '--min-coverage', '100');
  expect(status).toBe(1);
  expect(stdout).toContain('rules/mine/pack.yaml:20: no test comes to tier high');
  expect(await run(folder, '--min-coverage', '0')).toMatchObject({ status: 0 });
  for (const wrong of ['101', '-1', '9.5', 'all'])
    expect(codesIn((await run(folder, `--min-coverage=${wrong}`)).stderr)).toEqual(['usage-percent']);
});

test('a pack that is not there', async () => {
  const ended = await fenqu(['rules', 'test', 'mien', '-C', withTests(test1('low')), '--lang', 'en']);
  expect(ended).toMatchObject({ status: 2, stdout: '' });
  expect(ended.stderr).toContain('Did you mean `mine`?');
});

test('JUnit, into a file', async () => {
  const folder = withTests(test1('high'));
  const file = join(folder, 'report.xml');
  expect(await run(folder, '--format', 'junit', '-o', file)).toMatchObject({ status: 1, stdout: '' });
  expect(readFileSync(file, 'utf8')).toContain(
    '<testsuites name="fenqu rules test" tests="1" failures="1" errors="0">',
  );
});

test('without a workspace, the packs that come with fenqu', async () => {
  const { status, stdout } = await fenqu(['rules', 'test', 'us-cdc-levels-2022', '--format', 'json'], {
    cwd: '/',
  });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    packs: [{ pack: 'us-cdc-levels-2022', sound: true, failed: 0 }],
  });
});
