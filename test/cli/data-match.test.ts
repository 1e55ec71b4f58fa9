import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, onTestFinished, test } from 'vitest';
import { codesIn, fenqu } from './fenqu.ts';

const AREAS = `code,name,aliases
11,北京市,
1101,市辖区,
110105,朝阳区,
110105003,劲松街道,
110105003001,农光里社区居委会,
110105004,十八里店地区,十八里店乡
110105004001,周家庄村委会,
110106,丰台区,
110106001,花乡街道,花乡
110106001001,新发地社区居委会,
`;
const CASES = `id,date,class,district,home,name
1,2022-05-01,confirmed,朝阳区,劲松街道农光里3号楼2单元501,张三丰
2,2022-05-01,confirmed,朝阳区,春江花月苑7号楼,李四光
3,2022-05-01,confirmed,朝阳区,春江花月苑7号楼,王五郎
4,2022-05-01,confirmed,朝阳区,十八里店乡幸福大院,赵六儿
5,2022-05-01,confirmed,丰台区,花乡新发地,钱七巧
6,2022-05-01,confirmed,丰台区,=老冰场家属院,孙八斤
7,2022-05-01,confirmed,丰台区,,周九良
8,2022-05-01,confirmed,火星区,水手谷,吴十全
`;
/** Pieces of the source's texts that no output but the working file may have. */
const PRIVATE = /春江|花月苑|幸福大院|冰场|水手谷|501|[张李王赵钱孙周吴][三四五六七八九十]/u;

const WORKSPACE = `areas: { file: areas.csv }
data:
  cases:
    file: cases.csv
    columns: { id: id, date_report: date, class: class, area: [district, home], cluster: [district, home] }
    defaults: { origin: local }
crosswalk: unplaced.csv
policy: [{ pack: cn-county-2020-02, from: 2020-02-17, retrospective: true }]
language: en
`;

async function workspace(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fenqu-match-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const all = { 'fenqu.yaml': WORKSPACE, 'areas.csv': AREAS, 'cases.csv': CASES, ...files };
  for (const [name, content] of Object.entries(all)) await writeFile(join(folder, name), content);
  return folder;
}

type Rows = Record<string, string>[];

async function workingFile(folder: string): Promise<Rows> {
  return parse(await readFile(join(folder, 'unplaced.csv')), { bom: true, columns: true });
}

/** Fills in the area of a text as a user would, and adds a column of her own. */
async function fillIn(folder: string, areas: Readonly<Record<string, string>>): Promise<void> {
  const rows = await workingFile(folder);
  const header = [...Object.keys(rows[0] ?? {}), 'remark'];
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => {
    const area = areas[row['text'] ?? ''];
    const filled: Record<string, string> = {
      ...row,
      ...(area !== undefined && { area, remark: 'by phone' }),
    };
    return header.map((name) => cell(filled[name] ?? '')).join(',');
  });
  await writeFile(join(folder, 'unplaced.csv'), [header.join(','), ...lines, ''].join('\r\n'));
}

const TOTALS = (stdout: string) => JSON.parse(stdout).totals;

describe('data match', () => {
  test('places what is certain, and lists the rest in a private file, the most cases first', async () => {
    const folder = await workspace();
    const { status, stdout, stderr } = await fenqu(['data', 'match', '-C', folder, '--format', 'json']);
    expect([status, stderr]).toEqual([0, '']);
    expect(TOTALS(stdout)).toEqual({ rows: 8, whole: 3, partly: 4, unplaced: 1, empty: 0, unreadable: 0 });
    expect(JSON.parse(stdout).tables[0].placed_at).toEqual({
      county: { name: 4 },
      street: { alias: 1 },
      community: { name: 1, alias: 1 },
    });
    const rows = await workingFile(folder);
    const shown = ['text', 'area', 'within', 'cases', 'recognised', 'reason'];
    expect(rows.map((row) => shown.map((name) => row[name]))).toEqual([
      ['春江花月苑7号楼', '', '110105', '2', '110105', 'unknown'],
      ["'=老冰场家属院", '', '110106', '1', '110106', 'unknown'],
      ['十八里店乡幸福大院', '', '110105', '1', '110105004', 'unknown'],
      ['火星区', '', '', '1', '', 'unknown'],
    ]);
    expect((await stat(join(folder, 'unplaced.csv'))).mode & 0o777).toBe(0o600);
  });

  test.each(['table', 'md', 'json', 'ndjson', 'csv'])(
    'no text of the source is in the output: %s',
    async (format) => {
      const folder = await workspace();
      const { stdout, stderr } = await fenqu(['data', 'match', '-C', folder, '--format', format]);
      expect(stdout).not.toBe('');
      expect(stdout + stderr).not.toMatch(PRIVATE);
      const zone = await fenqu(['zone', '-C', folder, '--as-of', '2022-05-11', '--format', format]);
      expect(codesIn(zone.stderr)).toContain('area-unknown');
      expect(zone.stdout + zone.stderr).not.toMatch(PRIVATE);
    },
  );

  test.each([
    ['the result over the file to fill in', ['-o', 'unplaced.csv'], 'working-file-output'],
    ['a spreadsheet as the file to fill in', ['--out', 'cases.xlsx'], 'working-file-kind'],
  ])('never writes %s', async (_, args, code) => {
    const folder = await workspace();
    await fenqu(['data', 'match'], { cwd: folder });
    const before = await readFile(join(folder, 'unplaced.csv'), 'utf8');
    const { status, stderr } = await fenqu(['data', 'match', ...args], { cwd: folder });
    expect([status, codesIn(stderr)]).toEqual([2, [code]]);
    expect(await readFile(join(folder, 'unplaced.csv'), 'utf8')).toBe(before);
  });

  test('what the user fills in is the next crosswalk, and stays', async () => {
    const folder = await workspace();
    await fenqu(['data', 'match', '-C', folder]);
    await fillIn(folder, {
      春江花月苑7号楼: '110105003',
      火星区: '110106 北京市 丰台区（同名）',
      "'=老冰场家属院": '北京市 丰台区 花乡街道',
    });
    const { stdout } = await fenqu(['data', 'match', '-C', folder, '--format', 'json']);
    expect(TOTALS(stdout)).toEqual({ rows: 8, whole: 6, partly: 2, unplaced: 0, empty: 0, unreadable: 0 });
    const rows = await workingFile(folder);
    expect(rows.map((row) => [row['text'], row['area'], row['remark']])).toEqual([
      ['十八里店乡幸福大院', '', ''],
      ['水手谷', '', ''],
      ['春江花月苑7号楼', '110105003', 'by phone'],
      ["'=老冰场家属院", '北京市 丰台区 花乡街道', 'by phone'],
      ['火星区', '110106 北京市 丰台区（同名）', 'by phone'],
    ]);
    const again = await readFile(join(folder, 'unplaced.csv'), 'utf8');
    await fenqu(['data', 'match', '-C', folder]);
    expect(await readFile(join(folder, 'unplaced.csv'), 'utf8')).toBe(again);
    const zone = await fenqu(['data', 'check', '-C', folder, '--as-of', '2022-05-11', '--format', 'json']);
    expect(JSON.parse(zone.stdout).placed_at).toEqual({ community: 2, county: 2, street: 4 });
  });

  test('rows of the crosswalk that do not hold are told of by their line, and not used', async () => {
    const crosswalk = `text,area,within
春江花月苑7号楼,110105999,
十八里店乡幸福大院,1.10105E+11,
丰台区花乡老站,110105003,
水手谷,110105003,
水手谷,110106001,
老地方,110105003,110106
花乡新发地,,
`;
    const folder = await workspace({ 'unplaced.csv': crosswalk });
    const { status, stdout, stderr } = await fenqu(['data', 'match', '-C', folder, '--exit-code']);
    expect(status).toBe(1);
    expect(codesIn(stderr).sort()).toEqual([
      'code-scientific',
      'crosswalk-area',
      'crosswalk-contradicts',
      'crosswalk-contradicts',
      'crosswalk-twice',
    ]);
    for (const line of [2, 3, 4, 6, 7]) expect(stderr).toContain(`unplaced.csv:${line} `);
    expect(stdout + stderr).not.toMatch(PRIVATE);
    const kept = (await workingFile(folder)).filter((row) => row['area'] !== '');
    expect(kept.map((row) => row['area']).sort()).toEqual(
      ['1.10105E+11', '110105003', '110105003', '110105003', '110105999', '110106001'].sort(),
    );
  });

  test('a working file that cannot be read is not overwritten', async () => {
    const folder = await workspace({ 'unplaced.csv': 'something else\nentirely\n' });
    const { status, stderr } = await fenqu(['data', 'match', '-C', folder]);
    expect([status, ...codesIn(stderr)]).toEqual([2, 'column-missing', 'column-missing']);
    expect(await readFile(join(folder, 'unplaced.csv'), 'utf8')).toBe('something else\nentirely\n');
  });

  test('--out names another file, --exit-code says by status whether something is left', async () => {
    const folder = await workspace();
    const out = join(folder, 'mine.csv');
    const ended = await fenqu(['data', 'match', '-C', folder, '--out', out, '--exit-code']);
    expect(ended.status).toBe(2);
    await writeFile(join(folder, 'fenqu.yaml'), WORKSPACE.replace('crosswalk: unplaced.csv\n', ''));
    expect((await fenqu(['data', 'match', '-C', folder, '--out', out, '--exit-code'])).status).toBe(1);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, 'cases.csv'), `${CASES.split('\n').slice(0, 2).join('\n')}\n`);
    expect((await fenqu(['data', 'match', '-C', folder, '--out', out, '--exit-code'])).status).toBe(0);
  });

  test('a file that cannot be written is said so', async () => {
    const folder = await workspace();
    const out = join(folder, 'nowhere', 'mine.csv');
    await writeFile(join(folder, 'fenqu.yaml'), WORKSPACE.replace('crosswalk: unplaced.csv\n', ''));
    const { status, stderr } = await fenqu(['data', 'match', '-C', folder, '--out', out]);
    expect([status, ...codesIn(stderr)]).toEqual([2, 'file-unwritable']);
    await chmod(folder, 0o700);
  });
});
