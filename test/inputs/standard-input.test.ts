import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatIn } from '../../src/inputs/files/standard-input.ts';

test.each([
  ['{"total":1,"data":[{"id":"A1"}]}\n', 'json'],
  ['{"total":1,\n"data":[{"id":"A1"}]}', 'json'],
  ['[{"id":"A1"}]', 'json'],
  ['{"id":"A1"}\n', 'ndjson'],
  ['{"id":"A1","tags":["x"]}', 'ndjson'],
  ['{"id":"A1","visits":[{"at":1}]}\n{"id":"A2"}\n', 'ndjson'],
  ['id,date\nA1,2022-05-01\n', 'csv'],
])('what comes without a name is known by its beginning: %s', async (content, format) => {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-input-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'input.bin');
  writeFileSync(path, content);
  expect(await formatIn(path)).toEqual({ format, compression: 'none' });
});
