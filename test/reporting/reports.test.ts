import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measures, run, zone } from '../../src/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { codesIn, fenqu } from '../cli/fenqu.ts';
import { CITY, workspace } from '../cli/workspace.ts';
import { ownRules } from '../handouts/own-rules.ts';
import { complaints } from '../rendering/outputs/published.ts';

const DAY = '2022-05-06';

function reporting(...reports: readonly string[]): string {
  const list = reports.map((report) => `  - ${report}\n`).join('');
  return workspace({ 'fenqu.yaml': `${CITY['fenqu.yaml']}reports:\n${list}` });
}

describe('reports of the nightly job', () => {
  test('are what the commands show, in the language and format asked for', async () => {
    const folder = reporting(
      "{ what: diff, to: 'out/{as_of}-changes.md' }",
      "{ what: zones, to: 'out/{as_of}.csv', format: csv }",
      "{ what: measures, to: 'out/measures.txt', format: table, language: en }",
    );
    await run({ workspace: folder, asOf: '2022-05-03' });
    const { status, stdout } = await fenqu(['run', '-C', folder, '--as-of', DAY, '--format', 'json']);
    const value = JSON.parse(stdout);
    expect([status, complaints('output/run', value)]).toEqual([0, []]);
    const paths = value.reports.map(({ path }: { path: string }) => path.slice(folder.length + 1));
    expect(paths).toEqual([`out/${DAY}-changes.md`, `out/${DAY}.csv`, 'out/measures.txt']);
    const shown = async (...args: string[]) => (await fenqu([...args, '-C', folder])).stdout;
    const [changes, zones, measures] = paths.map((path: string) => readFileSync(join(folder, path), 'utf8'));
    expect(changes).toBe(await shown('diff', '--format', 'md'));
    expect(zones).toBe(await shown('zone', '--as-of', DAY, '--format', 'csv'));
    expect(measures).toBe(await shown('measures', '--as-of', DAY, '--lang', 'en'));
    expect(readdirSync(join(folder, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('of measures say once what the rules themselves forbid', async () => {
    const report = (what: string, more: string): string => `  - { what: ${what}, to: 'out/${what}${more} }\n`;
    const folder = ownRules();
    const yaml = readFileSync(join(folder, 'fenqu.yaml'), 'utf8');
    const warned = async (...reports: string[]): Promise<unknown[]> => {
      writeFileSync(join(folder, 'fenqu.yaml'), `${yaml}reports:\n${reports.join('')}`);
      const { warnings } = await run({ workspace: folder, asOf: DAY });
      return warnings.map(({ code, value }) => [code, value]);
    };
    const { warnings } = await measures({ workspace: folder, asOf: DAY });
    const forbidden = warnings.map(({ code, value }) => [code, value]);
    expect(forbidden.length).toBeGreaterThan(0);
    expect(await warned(report('measures', "{code}.md', by: county"))).toEqual(forbidden);
    expect(await warned(report('diff', ".md'"))).toEqual([]);
  });

  test('by a level have a file for each area, and each area in one of them', async () => {
    const folder = reporting(
      "{ what: zones, by: county, to: 'out/{code}-{name}.csv', format: csv }",
      "{ what: diff, by: county, to: 'out/{as_of}/{code}.ndjson', format: ndjson }",
      "{ what: measures, by: street, to: 'streets/{code}.md' }",
    );
    await run({ workspace: folder, asOf: '2022-05-03' });
    const { diff } = await run({ workspace: folder, asOf: '2022-05-10' });
    expect(readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.csv'))).toEqual([
      '110105-朝阳区.csv',
      '110108-海淀区.csv',
    ]);
    const { snapshot } = await zone({ workspace: folder, asOf: '2022-05-10', area: '110108' });
    const look = { language: 'zh', width: null, colour: false } as const;
    expect(readFileSync(join(folder, 'out', '110108-海淀区.csv'), 'utf8')).toBe(
      renderSnapshot(snapshot, 'csv', look),
    );
    expect(snapshot.zones.length).toBeGreaterThan(0);
    const lines = ['110105', '110108'].flatMap((code) =>
      readFileSync(join(folder, 'out', '2022-05-10', `${code}.ndjson`), 'utf8')
        .split('\n')
        .filter(Boolean),
    );
    expect(lines.map((line) => JSON.parse(line).area).sort()).toEqual(
      diff.changes.map(({ area }) => area.code).sort(),
    );
    expect(lines.length).toBeGreaterThan(1);
    expect(readdirSync(join(folder, 'streets'))).toHaveLength(3);
  });

  test('are written anew where the night was published already', async () => {
    const folder = reporting("{ what: zones, to: 'zones.md' }");
    await run({ workspace: folder, asOf: DAY });
    const before = readFileSync(join(folder, 'zones.md'), 'utf8');
    writeFileSync(join(folder, 'zones.md'), 'lost');
    writeFileSync(join(folder, '.zones.md.partial'), 'of a run that was killed');
    const { published, reports } = await run({ workspace: folder, asOf: DAY });
    expect([published.outcome, reports.length]).toEqual(['same', 1]);
    expect(readFileSync(join(folder, 'zones.md'), 'utf8')).toBe(before);
    expect(readdirSync(folder)).not.toContain('.zones.md.partial');
  });

  test('that cannot be written do not keep back the night, nor others, and the status says so', async () => {
    const folder = reporting(
      "{ what: zones, to: 'data/areas.csv/zones.md' }",
      "{ what: zones, to: 'store/zones.md' }",
      "{ what: zones, to: 'zones.md' }",
    );
    const ended = await fenqu(['run', '-C', folder, '--as-of', DAY, '--format', 'json']);
    expect([ended.status, codesIn(ended.stderr)]).toEqual([2, ['file-unwritable', 'report-in-store']]);
    const value = JSON.parse(ended.stdout);
    expect(complaints('output/run', value)).toEqual([]);
    expect(value.published.outcome).toBe('published');
    expect(value.reports).toHaveLength(1);
    expect(readdirSync(folder)).toContain('zones.md');
  });

  test('by a level that holds no zoned area end the run before anything is published', async () => {
    const folder = reporting("{ what: zones, by: ward, to: '{code}.md' }");
    const ended = await fenqu(['run', '-C', folder, '--as-of', DAY]);
    expect([ended.status, codesIn(ended.stderr)]).toEqual([2, ['report-level']]);
    expect(readdirSync(join(folder, 'store')).filter((name) => /^\d/.test(name))).toEqual([]);
  });
});

test.each([
  ["{ what: zones, to: 'out/{code}.md' }", 'report-place'],
  ["{ what: zones, by: county, to: 'out/{name}.md' }", 'report-by-code'],
  ['{ what: zones, to: a.md }\n  - { what: diff, to: a.md }', 'report-twice'],
])('the workspace refuses %s', async (report, code) => {
  const folder = reporting(report);
  mkdirSync(join(folder, 'out'));
  expect((await loadWorkspace(folder)).problems.map((problem) => problem.code)).toEqual([code]);
});
