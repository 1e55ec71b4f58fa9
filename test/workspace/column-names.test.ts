import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadWorkspace } from '../../src/workspace/load.ts';

async function loaded(...lines: readonly string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'fenqu-columns-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'fenqu.yaml'), ['areas: { file: areas.csv }', 'data:', ...lines].join('\n'));
  return loadWorkspace(directory);
}

const codes = async (...lines: readonly string[]): Promise<string[]> =>
  (await loaded(...lines)).problems.map(
    ({ code, value, place }) => `${code} ${value} ${place?.line}:${place?.column}`,
  );

test('columns may have several names, joined ones too', async () => {
  const { workspace, problems } = await loaded(
    '  cases:',
    '    file: c.csv',
    '    columns:',
    '      id: [{ any: [日期, 报告日期] }, { any: [病例号, 编号] }]',
    '      date_report: { any: [日期, 报告日期] }',
    '      area: 区',
    '    through: { column: { any: [截止, 截止日期] } }',
  );
  expect(problems).toEqual([]);
  expect(workspace?.tables[0]).toMatchObject({
    columns: { id: ['日期', '病例号'], date_report: ['日期'], area: ['区'] },
    otherNames: { 报告日期: '日期', 编号: '病例号', 截止日期: '截止' },
    through: { column: '截止' },
  });
});

test('a name that stands for two different columns', async () => {
  expect(
    await codes('  cases:', '    file: c.csv', '    columns: { id: { any: [a, b] }, cluster: [区, b] }'),
  ).toEqual(['workspace-column-shared b 5:46']);
  expect(
    await codes(
      '  cases:',
      '    file: c.csv',
      '    columns: { id: { any: [a, b] } }',
      '    through: { column: a }',
    ),
  ).toEqual(['workspace-column-shared a 6:14']);
});

test('a column with one name of several, or the same twice', async () => {
  expect(await codes('  cases: { file: c.csv, columns: { id: { any: [a] } } }')).toHaveLength(1);
  expect(await codes('  cases: { file: c.csv, columns: { id: { any: [a, a] } } }')).toHaveLength(1);
});
