import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replay, verify } from '../../src/index.ts';
import { emptyFolder } from '../cli/workspace.ts';

const BUNDLED = join(import.meta.dirname, '../../fixtures/xinfadi-2020');

function bundledCopy(): string {
  const folder = emptyFolder();
  cpSync(BUNDLED, folder, { recursive: true });
  rmSync(join(folder, 'store'), { recursive: true, force: true });
  return folder;
}

test('every night of a replay is verified', async () => {
  const workspace = bundledCopy();
  await replay({ workspace, from: '2020-06-11', to: '2020-06-20' });
  const nights = await verify({ workspace });
  expect(nights).toEqual([]);
});
