import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeHandouts } from '../../src/index.ts';
import { fenqu } from '../cli/fenqu.ts';
import { emptyFolder } from '../cli/workspace.ts';

const asOf = '2020-06-20';
const bundled = join(import.meta.dirname, '../../fixtures/xinfadi-2020');

const filesIn = (folder: string) => {
  const [night = ''] = readdirSync(folder).filter((name) => name.startsWith(asOf));
  return new Map(
    readdirSync(join(folder, night)).map((name) => [
      name,
      readFileSync(join(folder, night, name)).toString('hex'),
    ]),
  );
};

test('documents for Word are the same to the byte, whichever thread made them', async () => {
  const [beside, here] = [emptyFolder(), emptyFolder()];
  // As built, most of sixteen are made in a thread of their own; the sources make all of them here.
  const done = await fenqu([
    'measures',
    '-C',
    bundled,
    '--as-of',
    asOf,
    '--by',
    'county',
    '--format',
    'docx',
    '-o',
    beside,
  ]);
  expect(done).toMatchObject({ status: 0 });
  await writeHandouts(here, { format: 'docx', language: 'zh' }, { workspace: bundled, asOf, by: 'county' });
  expect(filesIn(beside).size).toBe(17);
  expect(filesIn(beside)).toEqual(filesIn(here));
}, 60_000);
