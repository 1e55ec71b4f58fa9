import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, today } from '../../src/days.ts';
import { initWorkspace } from '../../src/index.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { fenqu } from '../cli/fenqu.ts';
import { CITY, emptyFolder, workspace, write } from '../cli/workspace.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/nightly.md'), 'utf8');

/** What a pattern's first group finds on the page; a test of nothing is none. */
function found(pattern: RegExp): string {
  const text = pattern.exec(PAGE)?.[1];
  if (text === undefined) throw new RangeError(String(pattern));
  return text;
}

describe('docs/nightly.md', () => {
  test.each([
    ['the systemd unit', found(/^ExecStart=\/usr\/local\/bin\/fenqu (.*)$/m)],
    ['the cron line', found(/^30 0 \* \* \* cd \/srv\/my-city && fenqu (.*?) 2>>?/m)],
  ])('the command of %s runs every night', async (_, command) => {
    const folder = emptyFolder();
    initWorkspace(folder);
    write(folder, { 'out/run.log': '' });
    const ended = await fenqu(command.split(' '), { cwd: folder });
    expect([ended.status, ended.stdout]).toEqual([0, '']);
    const outcome = JSON.parse(readFileSync(join(folder, 'out/last-run.json'), 'utf8'));
    expect(outcome.published.day).toBe(addDays(today('Asia/Shanghai'), -1));
    expect(ended.stderr).toMatch(/Z \d{4}-\d\d-\d\d .*1/);
  });

  test('the command of the container is one', async () => {
    const args = JSON.parse(found(/^CMD (\[.*\])$/m));
    expect((await fenqu([...args, '--as-of', '2022-05-06'], { cwd: workspace() })).status).toBe(0);
  });

  test('its reports are what a workspace takes', async () => {
    const reports = found(/(reports:\n(?: {5}- .*\n)+)/).replaceAll('\n     ', '\n  ');
    const folder = workspace({ 'fenqu.yaml': `${CITY['fenqu.yaml']}${reports}` });
    const { workspace: loaded, problems } = await loadWorkspace(folder);
    expect([problems, loaded?.reports?.length]).toEqual([[], 3]);
  });

  test('every problem it names has an entry', () => {
    const listed = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');
    const named = found(/Often met: ([\s\S]*?)\n\n/).match(/(?<=`)[a-z]+(?:-[a-z]+)*(?=`)/g) ?? [];
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((code) => !listed.includes(`### \`${code}\``))).toEqual([]);
  });
});
