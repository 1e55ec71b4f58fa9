import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';

test('the package is found from any folder inside it', () => {
  expect(packageRoot(import.meta.dirname)).toBe(packageRoot());
  expect(existsSync(join(packageRoot(), 'rules'))).toBe(true);
});

test('outside of any package the search ends with an error', () => {
  expect(() => packageRoot(parse(import.meta.dirname).root)).toThrow('no package.json above');
});
