import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { premises } from '../../src/index.ts';
import { codesIn, fenqu } from './fenqu.ts';
import { emptyFolder } from './workspace.ts';

const AREAS = `code,name
99,示例省
9901,江城市
990101,城东区
990101001,桥头街道
990101001001,桥头社区
990102,城西区
990102001,山门镇
`;
const POLICY = 'policy: [{ pack: cn-county-2020-02, from: 2020-02-17, retrospective: true }]\n';
const HEADER = '病例号,报告日期,发病日期,分型,来源,区县,街道,社区,现住址,聚集性疫情';
const ROWS = [
  ['1', '2022-05-02', '', '确诊', '本地', '城东区', '桥头街道', '桥头社区', '', 'A'],
  ['2', '2022-05-03', '', '无症状', '境外输入', '城西区', '', '', '', ''],
];

/** The workspace of what `data map` proposes for a file, as it stands. */
async function paste(folder: string, file: string): Promise<void> {
  const { stdout, stderr } = await fenqu(['data', 'map', join(folder, file), '-C', folder, '--lang', 'zh']);
  expect(stderr).toBe('');
  await writeFile(join(folder, 'fenqu.yaml'), `areas: { file: areas.csv }\n${stdout}\n${POLICY}`);
}

/** What `data check` says became of the line list. */
async function casesChecked(folder: string) {
  const { status, stdout, stderr } = await fenqu([
    ...['data', 'check', '-C', folder, '--as-of', '2022-05-04', '--format', 'json'],
  ]);
  expect([status, stderr]).toEqual([0, '']);
  const { files } = JSON.parse(stdout);
  return files.find(({ table }: { table: string }) => table === 'cases');
}

describe('init --template', () => {
  test('writes a workbook and a text file, in the language asked for, and overwrites nothing', async () => {
    const folder = join(emptyFolder(), 'new');
    const made = await fenqu(['init', '--template', folder, '--lang', 'zh']);
    expect([made.status, made.stderr]).toEqual([0, '']);
    const csv = await readFile(join(folder, 'template-cases.csv'), 'utf8');
    expect(csv).toBe(
      `\ufeff${HEADER}\n示例,2022-05-01,2022-04-29,确诊,本地,示例,桥头街道,桥头社区,河滨路1号,A\n`,
    );
    await writeFile(join(folder, 'template-cases.csv'), 'filled in');
    const again = await fenqu(['init', '--template', folder, '--lang', 'en', '--tables', 'cases,visits']);
    expect(again.status).toBe(2);
    expect(codesIn(again.stderr)).toEqual(['template-exists', 'template-exists']);
    expect(existsSync(join(folder, 'template-visits.csv'))).toBe(false);
    expect(await readFile(join(folder, 'template-cases.csv'), 'utf8')).toBe('filled in');
  });

  test('says which tables there are', async () => {
    const { status, stderr } = await fenqu(['init', '--template', emptyFolder(), '--tables', 'case,metrics']);
    expect(status).toBe(2);
    expect(codesIn(stderr)).toEqual(['template-table']);
    expect(stderr).toContain('cases');
  });

  test('gives the same bytes at any time', async () => {
    const [a, b] = [emptyFolder(), emptyFolder()];
    for (const folder of [a, b])
      await fenqu(['init', '--template', folder, '--tables', 'all', '--lang', 'en']);
    const bytes = await readFile(join(a, 'template.xlsx'));
    expect(bytes.equals(await readFile(join(b, 'template.xlsx')))).toBe(true);
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['Cases', 'Stays', 'Counts', 'Metrics', 'Populations', 'Decisions', 'Premises', 'Explanations'],
    ]);
    const [cases] = sheets;
    expect(cases?.freezePane?.rows).toBe(1);
    expect(cases?.dataValidations?.map(({ range }) => range)).toEqual(['D2:D502', 'E2:E502']);
    // Below the example, too, a day is a day and a code stays as it is typed.
    expect(cases?.cells?.get('300,0')?.style?.numFmt).toBe('@');
    expect(cases?.cells?.get('300,1')?.style?.numFmt).toBe('yyyy-mm-dd');
  });
});

describe('a template that is filled in', () => {
  test('of premises is read as data map proposes, and its example is no place of business', async () => {
    const folder = emptyFolder();
    await writeFile(join(folder, 'areas.csv'), AREAS);
    await writeFile(
      join(folder, 'cases.csv'),
      'date_report,class,area,cluster\n2022-05-01,confirmed,桥头街道,\n',
    );
    await fenqu(['init', '--template', '--tables', 'premises', folder, '--lang', 'zh']);
    const file = join(folder, 'template-premises.csv');
    await writeFile(
      file,
      `${await readFile(file, 'utf8')}P-2,书店,retail,桥头街道,working${','.repeat(9)}\n`,
    );
    const { stdout } = await fenqu(['data', 'map', file, '-C', folder, '--lang', 'zh']);
    const line = /premises: template-premises\.csv/.exec(stdout)?.[0] ?? stdout;
    const cases =
      'data: { cases: { file: cases.csv, columns: { date_report: date_report, class: class, area: area, cluster: cluster }, defaults: { origin: local } } }';
    await writeFile(join(folder, 'fenqu.yaml'), `areas: { file: areas.csv }\n${cases}\n${line}\n${POLICY}`);
    const listed = await premises({ workspace: folder, asOf: '2022-05-02', today: '2022-05-03' });
    expect(listed.sheets.map(({ premises: { id, status } }) => [id, status])).toEqual([['P-2', 'working']]);
  });

  test('is read as data map proposes, and its example is left out and told of', async () => {
    const folder = emptyFolder();
    await writeFile(join(folder, 'areas.csv'), AREAS);
    await fenqu(['init', '--template', folder, '--lang', 'zh']);
    const template = await readFile(join(folder, 'template-cases.csv'), 'utf8');
    await writeFile(join(folder, 'cases.csv'), template + ROWS.map((row) => `${row.join(',')}\n`).join(''));
    await paste(folder, 'cases.csv');
    const run = await fenqu(['run', '-C', folder, '--as-of', '2022-05-04', '--format', 'json']);
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(await casesChecked(folder)).toMatchObject({
      read: 3,
      used: 2,
      excluded: { 'example-row': 1 },
      rejected: {},
    });
    const match = await fenqu(['data', 'match', '-C', folder, '--format', 'json']);
    expect(JSON.parse(match.stdout).texts).toEqual([]);
  });

  test('is read as a workbook, whose example was forgotten below the rows', async () => {
    const folder = emptyFolder();
    await writeFile(join(folder, 'areas.csv'), AREAS);
    await fenqu(['init', '--template', folder, '--lang', 'zh', '--tables', 'cases,visits']);
    const { sheets } = await readXlsx(await readFile(join(folder, 'template.xlsx')));
    const filled = sheets.map(({ name, rows }, i) => {
      const [head = [], example = []] = rows;
      return { name, rows: i === 0 ? [head, ...ROWS, example] : rows };
    });
    await writeFile(join(folder, 'cases.xlsx'), await writeXlsx({ sheets: filled }));
    await paste(folder, 'cases.xlsx');
    expect(await casesChecked(folder)).toMatchObject({
      sheet: '病例清单',
      read: 3,
      used: 2,
      excluded: { 'example-row': 1 },
    });
  });

  test('has examples of all tables that count for nothing', async () => {
    const folder = emptyFolder();
    await writeFile(join(folder, 'areas.csv'), AREAS);
    await fenqu(['init', '--template', folder, '--lang', 'zh', '--tables', 'all']);
    const cases = join(folder, 'template-cases.csv');
    await writeFile(cases, `${await readFile(cases, 'utf8')}${ROWS[0]?.join(',')}\n`);
    const tables = ['cases', 'visits', 'counts', 'metrics', 'populations'];
    const files = tables.map((table) => join(folder, `template-${table}.csv`));
    const { stdout } = await fenqu(['data', 'map', ...files, '-C', folder, '--lang', 'zh']);
    const rest = `decisions: template-decisions.csv\n${POLICY}`;
    await writeFile(join(folder, 'fenqu.yaml'), `areas: { file: areas.csv }\n${stdout}${rest}`);
    const checked = await fenqu(['data', 'check', '-C', folder, '--as-of', '2022-05-04', '--format', 'json']);
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    const found = JSON.parse(checked.stdout).files.map(
      ({ table, used, excluded }: { table: string; used: number; excluded: object }) => [
        table,
        used,
        excluded,
      ],
    );
    const none = { 'example-row': 1 };
    expect(found).toEqual([
      ['areas', 7, {}],
      ['cases', 1, none],
      ['visits', 0, none],
      ['counts', 0, none],
      ['metrics', 0, none],
      ['decisions', 0, none],
      ['populations', 0, none],
    ]);
  });
});
