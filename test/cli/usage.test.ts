import { describe, expect, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';
import { CITY, emptyFolder, workspace } from './workspace.ts';

/** Elsewhere than in a Chinese environment. */
const ENGLISH = { LC_ALL: 'C', LANG: 'C' };

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['zone --foo', 'usage-unknown-option', /`--foo`/],
  ['zone -Z', 'usage-unknown-option', /`-Z`/],
  ['zoen', 'usage-unknown-command', /`zone`/],
  ['data nix', 'usage-unknown-command', /`nix`/],
  ['explain', 'usage-missing', /`area`/],
  ['zone --as-of', 'usage-missing', /--as-of/],
  ['zone --format xml', 'usage-choice', /`xml`.*json/],
  ['rules schema nix', 'usage-choice', /`nix`.*workspace/],
  ['zone a b', 'usage-excess', /a b/],
];

describe.each(WRONG)('fenqu %s', (line, code, said) => {
  test('is refused in the language of the workspace, wherever it is', async () => {
    const { status, stdout, stderr } = await fenqu(line.split(' '), { cwd: workspace(), env: ENGLISH });
    expect({ status, stdout, codes: codesIn(stderr) }).toEqual({ status: 2, stdout: '', codes: [code] });
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(/^错误/);
    expect(stderr).not.toMatch(/Did you mean|error:|invalid/);
  });

  test('is refused in English outside of one, or where that is asked for', async () => {
    const outside = await fenqu(line.split(' '), { cwd: emptyFolder(), env: ENGLISH });
    const asked = await fenqu([...line.split(' '), '--lang', 'en'], { cwd: workspace(), env: ENGLISH });
    for (const { stderr } of line.endsWith('--as-of') ? [outside] : [outside, asked]) {
      expect(codesIn(stderr)).toEqual([code]);
      expect(stderr).toMatch(/^error/);
      expect(stderr).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

test('a workspace that speaks English does so before it is opened', async () => {
  const yaml = CITY['fenqu.yaml']?.replace('language: zh', 'language: en') ?? '';
  const folder = workspace({ 'fenqu.yaml': yaml });
  const { stderr } = await fenqu(['zone', '-C', folder, '--foo'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
  expect(stderr).toMatch(/^error\[usage-unknown-option\]/);
});

test('help is in one language', async () => {
  const { stdout } = await fenqu(['zone', '--help', '--lang', 'zh'], { cwd: emptyFolder() });
  expect(stdout).toMatch(/用法： fenqu zone \[选项\]/);
  expect(stdout).not.toMatch(/default|choices|\[options\]/);
});
