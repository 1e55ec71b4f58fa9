import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceSecret } from '../../src/store/index.ts';
import { emptyFolder } from '../cli/workspace.ts';

const ID = '01234567-89ab-cdef-0123-456789abcdef';

test('the next run takes away what one that was killed has left in .fenqu, and nothing else', async () => {
  const folder = join(emptyFolder(), '.fenqu');
  mkdirSync(folder);
  const left = [`.${ID}.partial`, '.prints.4711.partial'];
  const others = ['prints', '.prints.partial', '.notes.4711.partial', '.prints.4711.partial.txt'];
  for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'x');
  await workspaceSecret(join(folder, '..'));
  const stays = (name: string): boolean => existsSync(join(folder, name));
  expect(left.filter(stays)).toEqual([]);
  expect(others.filter(stays)).toEqual(others);
});
