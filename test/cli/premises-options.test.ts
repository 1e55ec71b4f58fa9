import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';
import { emptyFolder } from './workspace.ts';

const XINFADI = join(import.meta.dirname, '../../fixtures/xinfadi-2020');

/** What does not go together; nothing of it is ever ignored. */
const REFUSED: [string, string, RegExp][] = [
  ['--since 2020-06-19', 'usage-requires', /--since .*--summary/],
  ['--days 3', 'usage-requires', /--days .*--plan/],
  ['--points 3', 'usage-requires', /--points .*--plan/],
  ['--plan --since 2020-06-19', 'usage-requires', /--since .*--summary/],
  ['--summary --days 3', 'usage-requires', /--days .*--plan/],
  ['--by county --days 3 --format md -o out', 'usage-requires', /--days .*--plan/],
  ['--points 3 --format docx -o out.docx', 'usage-requires', /--points .*--plan/],
  ['--each --days 3 --format md', 'usage-requires', /--days .*--plan/],
  ['--by county --since 2020-06-19 --format md -o out', 'usage-handout-whole', /--since/],
];

test.each(REFUSED)('premises %s is refused: %s', async (options, code, saying) => {
  const asked = ['premises', '-C', XINFADI, '--as-of', '2020-06-20', '--lang', 'en', ...options.split(' ')];
  const { status, stdout, stderr } = await fenqu(asked, { cwd: emptyFolder() });
  expect([status, stdout, codesIn(stderr)]).toEqual([2, '', [code]]);
  expect(stderr).toMatch(saying);
});
