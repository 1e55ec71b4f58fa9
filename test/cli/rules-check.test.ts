import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';
import { CITY, workspace } from './workspace.ts';

const OWN = `pack: own
title: Own
edition: 2022-01-01
level: community
effective: next_day
sources: { std: { title: Standard, status: official } }
indicators:
  n: { title: n, count: cases, window: 7d }
  idle: { title: idle, count: cases, window: 14d }
tiers:
  - { tier: high, title: High, when: n == 2, source: std }
  - { tier: low, title: Low, otherwise: true }
`;

function city(): string {
  return workspace({ 'fenqu.yaml': `${CITY['fenqu.yaml']}rules: rules/\n`, 'rules/own/pack.yaml': OWN });
}

const check = (folder: string, ...more: string[]) =>
  fenqu(['rules', 'check', 'own', '-C', folder, '--lang', 'en', ...more]);

test('findings come with their place, and an example with its cases', async () => {
  const { status, stdout } = await check(city(), '--format', 'json');
  expect(status).toBe(1);
  const [pack] = JSON.parse(stdout).packs;
  expect(pack).toMatchObject({ sound: true, problems: [], proof: { one_more_case: 'not-monotone' } });
  expect(pack.proof.findings).toMatchObject([
    {
      code: 'rule-not-monotone',
      file: 'rules/own/pack.yaml',
      line: 11,
      column: 38,
      examples: [
        { values: { n: 2 }, tier: 'high', data: { tables: { cases: [{ id: 'C1' }, { id: 'C2' }] } } },
        {
          values: { n: 3 },
          tier: 'low',
          data: { tables: { cases: [{ id: 'C1' }, { id: 'C2' }, { id: 'C3' }] } },
        },
      ],
    },
    { code: 'indicator-unused', line: 9 },
  ]);
});

test('accepted findings are written, counted and no longer told, with the reasons that are given', async () => {
  const folder = city();
  const file = join(folder, 'accepted.yaml');
  expect((await check(folder, '--baseline', file)).status).toBe(2);
  expect((await check(folder, '--write-baseline')).status).toBe(2);
  expect(existsSync(file)).toBe(false);

  expect((await check(folder, '--baseline', file, '--write-baseline')).status).toBe(0);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('value: idle', 'value: idle\n    reason: shown on the map'),
  );
  const again = await check(folder, '--baseline', file);
  expect(again.status).toBe(0);
  expect(again.stdout).toContain('2 accepted');

  await check(folder, '--baseline', file, '--write-baseline');
  expect(readFileSync(file, 'utf8')).toContain('reason: shown on the map');

  // Another line is the same finding; another condition is not.
  writeFileSync(
    join(folder, 'rules/own/pack.yaml'),
    OWN.replace('tiers:', '\n\ntiers:').replace('n == 2', 'n == 3'),
  );
  const changed = JSON.parse((await check(folder, '--baseline', file, '--format', 'json')).stdout).packs[0]
    .proof;
  expect(changed.findings.map(({ code }: { code: string }) => code)).toEqual(['rule-not-monotone']);
  expect(changed.accepted.map(({ code }: { code: string }) => code)).toEqual(['indicator-unused']);
});

test('a file of accepted findings that is none says where', async () => {
  const folder = city();
  const file = join(folder, 'accepted.yaml');
  writeFileSync(file, 'accepted:\n  - { pack: own, kode: x }\n');
  const { status, stderr } = await check(folder, '--baseline', file);
  expect(status).toBe(2);
  expect(codesIn(stderr)).toContain('yaml-unknown-key');
});

test('SARIF names rules, places and what was accepted', async () => {
  const folder = city();
  const file = join(folder, 'accepted.yaml');
  await check(folder, '--baseline', file, '--write-baseline');
  writeFileSync(file, readFileSync(file, 'utf8').replace('value: idle', 'value: other'));
  const sarif = JSON.parse((await check(folder, '--baseline', file, '--format', 'sarif')).stdout);
  expect(sarif.version).toBe('2.1.0');
  const [run] = sarif.runs;
  expect(run.results).toHaveLength(3);
  for (const result of run.results) {
    if (result.ruleId === 'accepted-gone') continue;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('rules/own/pack.yaml');
    expect(result.locations[0].physicalLocation.region.startLine).toBeGreaterThan(5);
    expect(result.suppressions?.length ?? 0).toBe(result.ruleId === 'rule-not-monotone' ? 1 : 0);
  }
});

test('every pack that comes with fenqu is found sound, in seconds', async () => {
  const { status, stdout } = await fenqu(['rules', 'check', '--format', 'json']);
  expect(status).toBe(0);
  const proofs = JSON.parse(stdout).packs.map(
    ({ proof }: { proof: { conditions: Record<string, number> } }) => proof,
  );
  const sum = (key: string): number =>
    proofs.reduce(
      (all: number, each: { conditions: Record<string, number> }) => all + (each.conditions[key] ?? 0),
      0,
    );
  expect(sum('decidable')).toBeGreaterThanOrEqual(0.95 * sum('all'));
  expect(sum('all')).toBeGreaterThan(100);
}, 60_000);

test('accepted findings that no longer occur are told, in every format', async () => {
  const folder = city();
  const file = join(folder, 'accepted.yaml');
  await check(folder, '--baseline', file, '--write-baseline');
  writeFileSync(join(folder, 'rules/own/pack.yaml'), OWN.replace('n == 2', 'n >= 2'));
  const text = await check(folder, '--baseline', file);
  expect(text.status).toBe(0);
  expect(text.stdout).toContain('note[accepted-gone] ');
  expect(text.stdout).toContain('`rule-not-monotone` (tiers.high.when: `n == 2 · high · low`)');
  expect(text.stdout.match(/accepted-gone/g)).toHaveLength(1);
  const json = await check(folder, '--baseline', file, '--format', 'json');
  expect(JSON.parse(json.stdout).packs[0].problems).toMatchObject([
    { code: 'accepted-gone', severity: 'note', line: 3 },
  ]);
  const sarif = await check(folder, '--baseline', file, '--format', 'sarif');
  const [run] = JSON.parse(sarif.stdout).runs;
  expect(run.results).toContainEqual(expect.objectContaining({ ruleId: 'accepted-gone', level: 'note' }));
  // Written anew it is gone.
  await check(folder, '--baseline', file, '--write-baseline');
  expect((await check(folder, '--baseline', file)).stdout).not.toContain('accepted-gone');
});

test('of packs that were not looked at nothing is said to be gone', async () => {
  const folder = city();
  const file = join(folder, 'accepted.yaml');
  writeFileSync(file, 'accepted: [{ pack: lost, code: indicator-unused, at: indicators.x, value: x }]\n');
  expect((await check(folder, '--baseline', file)).stdout).not.toContain('accepted-gone');
  const all = await fenqu(['rules', 'check', '-C', folder, '--lang', 'en', '--baseline', file]);
  expect(all.stdout).toContain('accepted-gone');
});

test('what was accepted of packs that are not proved is not lost when the file is written', async () => {
  const folder = city();
  const file = join(folder, 'accepted.yaml');
  const other =
    '  - { pack: lost, code: indicator-unused, at: indicators.x, value: x, reason: on the map }\n';
  writeFileSync(file, `accepted:\n${other}`);
  await check(folder, '--baseline', file, '--write-baseline');
  expect(readFileSync(file, 'utf8')).toContain('reason: on the map');
  expect(readFileSync(file, 'utf8')).toContain('value: idle');
  // A pack that is broken was not proved, either.
  writeFileSync(join(folder, 'rules/own/pack.yaml'), OWN.replace('n == 2', 'n =='));
  await check(folder, '--baseline', file, '--write-baseline');
  expect(readFileSync(file, 'utf8')).toContain('value: idle');
  // Where all packs are looked at, one that is nowhere is gone.
  await fenqu(['rules', 'check', '-C', folder, '--baseline', file, '--write-baseline']);
  expect(readFileSync(file, 'utf8')).not.toContain('reason: on the map');
});
