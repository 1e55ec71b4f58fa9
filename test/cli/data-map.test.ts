import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { codesIn, fenqu } from './fenqu.ts';
import { emptyFolder } from './workspace.ts';

const MONTH = `病例号,姓名,身份证号,报告日期,发病日期,分型,来源,现住址区,现住址
1,张三丰,110105199003078888,5/11/2022,2022-05-10,轻型,本土,城东区,花月苑3号
2,李四光,110105199003078888,5/12/2022,5月11日,甲类,境外输入,城西区,山门镇
`;
const AREAS = 'code,name\n99,示例省\n9901,江城市\n990101,城东区\n990102,城西区\n990102001,山门镇\n';
const WORKSPACE = `areas: { file: areas.csv }
language: en
data:
  cases:
    file: cases.csv
    columns: { id: 编号, date_report: 报告日期, class: 分型, area: [区, 住址] }
    values: { class: { 轻型: confirmed } }
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe('data map', () => {
  test.each(['zh', 'en'])('proposes what to paste, in an empty folder, in %s', async (language) => {
    const cwd = folderWith({ 'cases.csv': MONTH });
    const { status, stdout, stderr } = await fenqu(['data', 'map', 'cases.csv', '--lang', language], { cwd });
    expect([status, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(`golden/data-map.${language}.yaml`);
  });

  test('says what differs from the workspace, and what a column is likely called now', async () => {
    const folder = folderWith({ 'areas.csv': AREAS, 'fenqu.yaml': WORKSPACE, 'june.csv': MONTH });
    const { status, stdout } = await fenqu([
      ...['data', 'map', join(folder, 'june.csv'), '-C', folder, '--format', 'json'],
    ]);
    expect(status).toBe(0);
    const [proposal] = JSON.parse(stdout).proposals;
    expect(proposal.compared).toEqual({
      missing: [
        { column: 'id', missing: '编号', likely: ['病例号'] },
        { column: 'area', missing: '区', likely: ['现住址区'] },
        { column: 'area', missing: '住址', likely: ['现住址'] },
      ],
      untranslated: { origin: ['境外输入', '本土'] },
      formats: [],
    });
  });

  test('says how both the old and the new name of a column are read', async () => {
    const folder = folderWith({ 'areas.csv': AREAS, 'fenqu.yaml': WORKSPACE, 'june.csv': MONTH });
    const { stdout } = await fenqu(['data', 'map', join(folder, 'june.csv'), '-C', folder]);
    expect(stdout).toContain('`{ any: [编号, 病例号] }` reads both');
  });

  test('says that a file fits the workspace as it is', async () => {
    const cases = '编号,报告日期,分型,区,住址\n1,2022-05-01,轻型,城东区,\n';
    const folder = folderWith({ 'areas.csv': AREAS, 'fenqu.yaml': WORKSPACE, 'cases.csv': cases });
    const { stdout } = await fenqu(['data', 'map', join(folder, 'cases.csv'), '-C', folder]);
    expect(stdout).toContain('# `cases` of the workspace reads this file as it is.');
  });

  test('knows columns by the areas of the workspace', async () => {
    const odd = '病例号,报告日期,分型,甲,乙\n1,2022-05-01,确诊,城东,x\n2,2022-05-02,确诊,城西,y\n';
    const folder = folderWith({ 'areas.csv': AREAS, 'fenqu.yaml': WORKSPACE, 'odd.csv': odd });
    const args = ['data', 'map', join(folder, 'odd.csv'), '--format', 'json'];
    const inside = await fenqu([...args, '-C', folder]);
    expect(JSON.parse(inside.stdout).proposals[0].block.columns.area).toBe('甲');
    const outside = await fenqu([...args, '-C', emptyFolder()]);
    expect(JSON.parse(outside.stdout).proposals[0].complete).toBe(false);
  });

  test('names files that are read alike by one pattern', async () => {
    const rows = (n: number) => `id,report_date,class,district\n${n},2022-05-0${n},confirmed,城东区\n`;
    const folder = emptyFolder();
    mkdirSync(join(folder, 'data'));
    for (const n of [1, 2, 3]) writeFileSync(join(folder, 'data', `cases-${n}.csv`), rows(n));
    const one = await fenqu(['data', 'map', 'data/*.csv', '--format', 'json'], { cwd: folder });
    const { proposals } = JSON.parse(one.stdout);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({ rows: 3, block: { file: 'data/cases-*.csv' } });
  });

  test.each([
    '张三丰,居住地,朝阳区王府井街道8号,2022-05-11',
    '李四光,确诊,13800138000,居住地',
    '张三丰,日期,李四光13800138000',
  ])('shows nothing of a first row that holds a value that is also a name: %s', async (row) => {
    const folder = folderWith({ 'bare.csv': `${row}\n${row}\n` });
    const { status, stdout, stderr } = await fenqu(['data', 'map', join(folder, 'bare.csv')]);
    expect([status, codesIn(stderr)]).toEqual([2, ['map-no-header']]);
    expect(stdout + stderr).not.toMatch(/张三|李四|王府井/u);
  });

  test.each(['zh', 'en'])(
    'shows no text that may have slipped from another column, in %s',
    async (language) => {
      const slipped = [
        '司徒测丙',
        '张三13912340000',
        '海淀区中关村大街5号',
        '李四13800138000转诊',
        '张三确诊',
        '确诊（王五）',
      ];
      const often = ['确诊', '确诊', '轻形', '甲类', '甲类', '甲类'];
      const cases = [...often, ...slipped].map((text, i) => `${i},2022-05-01,${text},${text},城东区`);
      const numbers = [...slipped, '新增确诊', '新增确诊'].map((text) => `2022-05-01,城东区,${text},1`);
      const folder = folderWith({
        'a.csv': `编号,报告日期,分型,来源,区\n${cases.join('\n')}\n`,
        'b.csv': `日期,地区,项目,数值\n${numbers.join('\n')}\n`,
      });
      const files = ['a.csv', 'b.csv'].map((name) => join(folder, name));
      for (const format of ['yaml', 'json']) {
        const args = ['data', 'map', ...files, '--lang', language, '--format', format];
        const { status, stdout } = await fenqu(args);
        expect(status).toBe(0);
        expect(stdout).not.toMatch(/测丙|张三|中关村|李四|王五/u);
        expect(stdout).toContain('甲类');
        expect(stdout).toContain('轻形');
      }
    },
  );

  test('lets no name of a column steer the terminal or break the line', async () => {
    const content =
      '编号,"报告\n日期",分型,来源,区,\u001b[31m红,"乙\n: {#"\n1,2022-05-01,确诊,本土,城东区,x,y\n';
    const folder = folderWith({ 'areas.csv': AREAS, 'odd.csv': content });
    const { stdout } = await fenqu(['data', 'map', 'odd.csv'], { cwd: folder });
    expect(stdout).not.toContain('\u001b');
    expect(parse(stdout).data.cases.columns.date_report).toBe('报告\n日期');
  });

  test('shows nothing of a file that has no names of columns', async () => {
    const folder = folderWith({ 'bare.csv': '张三丰,城东区,确诊\n李四光,城西区,确诊\n' });
    const { status, stdout, stderr } = await fenqu(['data', 'map', join(folder, 'bare.csv')]);
    expect(status).toBe(2);
    expect(codesIn(stderr)).toEqual(['map-no-header']);
    expect(stdout + stderr).not.toMatch(/张三|李四/u);
  });
});
