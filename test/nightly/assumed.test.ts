import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FenquError, forecast, zone } from '../../src/index.ts';
import { renderForecast } from '../../src/rendering/forecast/index.ts';
import { writeCalendars } from '../../src/reporting/calendars.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { complaints } from '../rendering/outputs/published.ts';
import { filesOf, nightAt, rules } from '../zoning/world.ts';

const USUAL = rules({ high: 'when: n >= 3', medium: 'when: n >= 1', low: 'otherwise: true' });

/** One case in one community, three nights ago. */
function laidOut(assumed: string): { workspace: string; assume: string } {
  const workspace = emptyFolder();
  const cases = [{ area: 'D0-a', day: 2, cluster: '' }];
  const world = { cases, metrics: [], decisions: [], rules: USUAL, effective: 'next_day' };
  write(workspace, { ...filesOf(world), 'what-if.csv': assumed });
  return { workspace, assume: join(workspace, 'what-if.csv') };
}

const look = { language: 'en', width: null, colour: false } as const;

test('hypothetical cases are as if they were in the line list, and the forecast without them stays', async () => {
  const where = laidOut('area\nD0-a\nD1-b\nD1-b\nD1-b\n');
  const { forecast: plain } = await forecast({ workspace: where.workspace, asOf: nightAt(5) });
  const { forecast: found } = await forecast({ ...where, asOf: nightAt(5) });
  expect(found).toEqual({ ...plain, assumed: found.assumed });
  const changes = found.assumed?.changes.map(({ area, ...each }) => ({
    ...each,
    code: area.verdict.area.code,
  }));
  const end = plain.areas[0]?.ladder.steps[0]?.on;
  expect(changes).toEqual([
    { code: 'D0-a', kind: 'prolonged', on: end, from: 'low', to: 'medium', because: ['n'] },
    { code: 'D1-b', kind: 'raised', on: nightAt(5), from: 'low', to: 'high', because: ['n'] },
  ]);
  // The same with those cases in the list itself.
  const known = ['D0-a', 'D1-b', 'D1-b', 'D1-b'].map((area) => ({ area, day: 5, cluster: '' }));
  const cases = [{ area: 'D0-a', day: 2, cluster: '' }, ...known];
  const folder = emptyFolder();
  write(folder, filesOf({ cases, metrics: [], decisions: [], rules: USUAL, effective: 'next_day' }));
  const { snapshot } = await zone({ workspace: folder, asOf: nightAt(5) });
  expect(found.assumed?.changes.map(({ area }) => area.verdict)).toEqual(snapshot.zones);
  expect(complaints('output/forecast', JSON.parse(renderForecast(found, 'json', look, null)))).toEqual([]);
  expect(
    renderForecast(found, 'csv', look, null)
      .split('\n')
      .map((row) => row.split(',').at(-1)),
  ).toEqual(['assumed', '', 'prolonged', 'raised', undefined].map((each) => each ?? ''));
});

test.each([
  ['no area', 'area\nNowhere\n', ['area-unknown']],
  ['a day to come', `area,date_report\nD0-a,${nightAt(6)}\n`, ['assume-later']],
  ['no day', 'area,date_report\nD0-a,soon\n', ['date-invalid']],
  ['no class', 'area,class\nD0-a,ill\n', ['value-unknown']],
  ['no case', 'area\n', ['file-header-only']],
  ['no column', 'place\nD0-a\n', ['column-missing']],
])('%s is refused', async (_, text, codes) => {
  const refused: unknown = await forecast({ ...laidOut(text), asOf: nightAt(5) }).catch((cause) => cause);
  expect(refused).toBeInstanceOf(FenquError);
  if (refused instanceof FenquError) expect(refused.problems.map(({ code }) => code)).toEqual(codes);
});

test('calendars are a file for each area of a level, the same to the byte whenever they are made', async () => {
  const { workspace } = laidOut('area\n');
  const { forecast: found, parts } = await forecast({ workspace, asOf: nightAt(5), by: 'county' });
  const folders = ['one', 'other'].map((name) => join(workspace, name));
  for (const folder of folders) {
    mkdirSync(folder);
    await writeCalendars(folder, found.snapshot, parts, 'zh');
  }
  const [one = '', other = ''] = folders;
  const names = readdirSync(one).sort();
  expect(names).toEqual(['D0-D0.ics', 'D1-D1.ics']);
  for (const name of names) expect(readFileSync(join(one, name))).toEqual(readFileSync(join(other, name)));
  expect(readFileSync(join(one, 'D0-D0.ics'), 'utf8')).toContain('D0-a');
  expect(readFileSync(join(one, 'D1-D1.ics'), 'utf8')).toContain('没有可预见的等级变化');
});
