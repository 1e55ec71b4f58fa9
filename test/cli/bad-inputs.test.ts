import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { FenquError, type Problem, run } from '../../src/index.ts';
import { hintsOf, placeText, sentenceOf } from '../../src/problems/describe.ts';
import { BAD_INPUTS, type BadInput } from './bad-inputs.ts';
import { codesIn, fenqu, showsStack } from './fenqu.ts';
import { nightsIn, workspace } from './workspace.ts';

const DAY = '2022-05-11';

function laidOut({ files, folder }: BadInput): string {
  const directory = workspace(files);
  if (folder !== undefined) mkdirSync(join(directory, folder));
  return directory;
}

async function problemsOf(directory: string): Promise<readonly Problem[]> {
  try {
    await run({ workspace: directory, asOf: DAY });
  } catch (cause) {
    if (cause instanceof FenquError) return cause.problems;
    throw cause;
  }
  return [];
}

/** `code place | value | near misses` */
function inShort({ code, place, value, suggest }: Problem): string {
  const parts = [`${code} ${placeText(place)}`.trim(), value ?? '', (suggest ?? []).join(' / ')];
  return parts.join(' | ').replace(/( \| )+$/, '');
}

describe.concurrent.each(BAD_INPUTS)('$name', (input) => {
  test('is said with code, place, value and near misses', async ({ expect }) => {
    const problems = await problemsOf(laidOut(input));
    expect(problems.map(inShort)).toEqual(input.problems);
    for (const problem of problems) {
      const [zh, en] = [sentenceOf(problem, 'zh'), sentenceOf(problem, 'en')];
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(zh).not.toBe(en);
      expect(`${zh} ${en}`).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(hintsOf(problem, 'en')).not.toEqual([]);
    }
  });

  test('ends the nightly job with status 2, and publishes nothing', async ({ expect }) => {
    const directory = laidOut(input);
    const { status, stdout, stderr } = await fenqu(['run', '-C', directory, '--as-of', DAY, '--lang', 'en']);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(codesIn(stderr)).toEqual(input.problems.map((problem) => problem.split(' ')[0]));
    expect(showsStack(stderr)).toBe(false);
    expect(nightsIn(join(directory, 'store'))).toEqual([]);
  });
});
