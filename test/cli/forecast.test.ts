import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';
import { workspace, write } from './workspace.ts';

const DAY = '2022-05-10';

const forecast = (city: string, ...options: readonly string[]) =>
  fenqu(['forecast', '-C', city, '--as-of', DAY, '--lang', 'en', ...options], { cwd: city });

test('foresees as a table, as calendars in a folder, and with hypothetical cases; stores nothing', async () => {
  const city = workspace();
  write(city, { 'what-if.csv': 'area\n清河营村委会\n清河营村委会\n' });
  const table = await forecast(city);
  expect([table.status, table.stderr]).toEqual([0, '']);
  // Two cases make it medium, of 8 and 10 May: the first is out of the 14 days from the 9th to the 22nd.
  expect(table.stdout).toMatch(/^ +花园路街道 北太平庄社区居委会 +Medium +05-22 +Low +05-23 /m);
  expect(table.stdout.trimEnd().split('\n').at(-1)).toMatch(
    /^2022-05-10: 3 communities outside low; 3 judged/,
  );
  mkdirSync(join(city, 'calendars'));
  const calendars = await forecast(city, '--format', 'ics', '-o', 'calendars');
  expect([calendars.status, calendars.stdout]).toEqual([0, '']);
  expect(readdirSync(join(city, 'calendars')).sort()).toEqual(['110105-朝阳区.ics', '110108-海淀区.ics']);
  const text = readFileSync(join(city, 'calendars', '110108-海淀区.ics'), 'utf8');
  expect([text.split('\r\n')[0], text.split('\r\n').at(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  expect(text).toContain('\r\nDTSTART;VALUE=DATE:20220523\r\n');
  const assumed = await forecast(city, '--assume', 'what-if.csv');
  expect([assumed.status, assumed.stderr]).toEqual([0, '']);
  expect(assumed.stdout).toMatch(/清河营村委会 +raised +05-10 +Low +Medium/);
  expect(existsSync(join(city, 'store'))).toBe(false);
});

test.each([
  [['--assume', 'none.csv'], 'file-missing'],
  [['--assume', 'bad.csv'], 'area-unknown'],
  [['--assume', 'bad.csv', '--format', 'ics'], 'assume-calendar'],
  [['--area', 'Nowhere'], 'area-not-found'],
  [['--format', 'ics', '--by', 'planet', '-o', './'], 'report-level'],
  [['--format', 'xml'], 'usage-choice'],
])('%j is refused, and nothing is written', async (options, code) => {
  const city = workspace();
  write(city, { 'bad.csv': 'area\nNowhere\n' });
  const before = readdirSync(city).sort();
  const { status, stdout, stderr } = await forecast(city, ...options);
  expect([status, stdout, codesIn(stderr)]).toEqual([2, '', [code]]);
  expect(readdirSync(city).sort()).toEqual(before);
});
