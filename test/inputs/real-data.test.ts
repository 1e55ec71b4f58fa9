import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { stage } from './workspaces.ts';

const DATA = resolve(process.env['FENQU_DATA'] ?? '../shared/data');
const LINE_LIST = join(DATA, 'beijing-2022/line-list.csv');
const COMMUNITY_LEVELS = join(DATA, 'cdc-community-levels/community-levels.csv.gz');

const DISTRICTS =
  '东城区 西城区 朝阳区 丰台区 石景山区 海淀区 门头沟区 房山区 通州区 顺义区 昌平区 大兴区 怀柔区 平谷区 密云区 延庆区 经济开发区'.split(
    ' ',
  );

test.skipIf(!existsSync(LINE_LIST))('the line list of Beijing 2022: all 901 rows are used', async () => {
  const areas = DISTRICTS.map((name, i) => `D${String(i).padStart(2, '0')},${name},county,\n`).join('');
  const columns = {
    id: ['日期', '病例号'],
    date_report: ['日期'],
    class: ['分型'],
    area: ['市', '区'],
    cluster: ['区', '居住地'],
  };
  const confirmed = {
    轻型: 'confirmed',
    普通型: 'confirmed',
    重型: 'confirmed',
    无症状感染者: 'asymptomatic',
  };
  const { staged, engine } = await stage({
    files: { 'areas.csv': `code,name,level,parent\n${areas}`, 'cases.csv': await readFile(LINE_LIST) },
    areas: { codes: 'explicit' },
    cases: { columns, values: { class: confirmed }, defaults: { origin: 'local' } },
    options: {
      today: '2022-06-30',
      needs: {
        cases: { columns: ['cluster'], required: ['class', 'origin'] },
        metrics: { columns: [], required: [] },
      },
    },
  });
  const report = await staged.report('2022-05-11');
  expect(report.files[1]).toMatchObject({
    read: 901,
    used: 901,
    excluded: {},
    rejected: {},
    firstDay: '2022-04-17',
    lastDay: '2022-05-11',
  });
  expect(report).toMatchObject({
    classes: { asymptomatic: 150, confirmed: 751 },
    origins: { local: 901 },
    placedAt: { county: 901 },
    problems: [],
  });
  const chaoyang = await engine.rows(
    `SELECT count(*)::INTEGER AS n FROM cases c JOIN areas a ON a.ix = c.area WHERE a.name = '朝阳区' AND class = 'confirmed'`,
  );
  expect(chaoyang).toEqual([{ n: 292 }]);
  expect(await engine.rows(`SELECT count(*)::INTEGER AS n FROM cases WHERE "cluster" IS NULL`)).toEqual([
    { n: 73 },
  ]);
});

test.skipIf(!existsSync(COMMUNITY_LEVELS))(
  'the community levels of the CDC: lost zeros, American dates, N/A',
  async () => {
    const packed = await readFile(COMMUNITY_LEVELS);
    const [, ...rows] = parse(gunzipSync(packed), { relax_column_count: true });
    const fips = [...new Set(rows.map((row) => (row[1] ?? '').padStart(5, '0')))];
    const { staged, engine } = await stage({
      files: {
        'areas.csv': `code,name,level,parent\n${fips.map((code) => `${code},,county,\n`).join('')}`,
        'levels.csv.gz': packed,
      },
      areas: { codes: 'explicit' },
      cases: null,
      metrics: {
        file: 'levels.csv.gz',
        columns: { area: ['county_fips'], date: ['date_updated'], beds: ['covid_inpatient_bed_utilization'] },
        formats: { date: 'M/d/yyyy' },
        missing: ['N/A'],
        pad: { area: 5 },
      },
      options: { today: '2022-06-30' },
    });
    expect((await staged.report('2022-06-30')).files[1]).toMatchObject({
      read: 25_792,
      used: 25_792,
      compression: 'gzip',
      rejected: {},
    });
    expect(await engine.rows('SELECT count(DISTINCT "date")::INTEGER AS weeks FROM metrics')).toEqual([
      { weeks: 8 },
    ]);
  },
);
