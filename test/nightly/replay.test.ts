import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daysFrom } from '../../src/days.ts';
import { replay, run } from '../../src/index.ts';
import { workspaceSecret } from '../../src/store/index.ts';
import { emptyFolder } from '../cli/workspace.ts';
import { tree } from '../store/tree.ts';

const BUNDLED = join(import.meta.dirname, '../../fixtures/xinfadi-2020');

/** A copy of the bundled workspace without what its store may hold. */
function copied(): string {
  const folder = emptyFolder();
  cpSync(BUNDLED, folder, { recursive: true });
  rmSync(join(folder, 'store'), { recursive: true, force: true });
  return folder;
}

test('a replay of the bundled workspace leaves the bytes that nights one by one do', async () => {
  const at = copied();
  await workspaceSecret(at);
  const one = emptyFolder();
  cpSync(at, one, { recursive: true });
  const [from, to] = ['2020-06-11', '2020-07-20'];
  const { nights } = await replay({ workspace: at, from, to });
  const days = daysFrom(from, to);
  expect(nights.map(({ published }) => published.day)).toEqual(days);
  for (const day of days) await run({ workspace: one, asOf: day });
  expect(tree(join(at, 'store'))).toEqual(tree(join(one, 'store')));
});
