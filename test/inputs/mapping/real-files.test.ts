import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../../src/engine/duckdb.ts';
import { stageInputs } from '../../../src/inputs/index.ts';
import { mapData } from '../../../src/nightly/data-map.ts';
import { FenquError } from '../../../src/problems/problem.ts';
import { renderMapping } from '../../../src/rendering/mapping/index.ts';
import { loadWorkspace } from '../../../src/workspace/load.ts';

const DATA = resolve(process.env['FENQU_DATA'] ?? '../shared/data');
const DISTRICTS =
  '东城区 西城区 朝阳区 丰台区 石景山区 海淀区 门头沟区 房山区 通州区 顺义区 昌平区 大兴区 怀柔区 平谷区 密云区 延庆区 经济开发区'.split(
    ' ',
  );
const AREAS = DISTRICTS.map((name, i) => `D${i},${name},county,\n`).join('');

/** Files made by others, and the rows that are used when they are read as proposed. */
const FILES = [
  { file: 'beijing-2022/line-list.csv', table: 'cases', used: 901 },
  { file: 'beijing-2022/district-daily.csv', table: 'counts', used: 33 * 16 },
] as const;

async function proposed(file: string) {
  const folder = await mkdtemp(join(tmpdir(), 'fenqu-map-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const result = await mapData({ files: [file], directory: folder });
  const yaml = renderMapping(result, 'yaml', { language: 'en', width: null, colour: false });
  return { folder, yaml, proposals: result.proposals };
}

describe.each(FILES)('$file', ({ file, table, used }) => {
  const path = join(DATA, file);
  test.skipIf(!existsSync(path))('is read as proposed', async () => {
    const { folder, yaml } = await proposed(path);
    await writeFile(join(folder, 'areas.csv'), `code,name,level,parent\n${AREAS}`);
    await writeFile(join(folder, 'fenqu.yaml'), `areas: { file: areas.csv, codes: explicit }\n${yaml}`);
    const { workspace, problems } = await loadWorkspace(folder);
    if (workspace === undefined) throw new FenquError(problems);
    const columns = workspace.tables.flatMap((source) => Object.keys(source.columns));
    const needs = { [table]: { columns: columns.filter((name) => name !== 'area'), required: [] } };
    const engine = await openEngine();
    try {
      const options = { today: '2022-06-30', needs, ids: false, hashes: false };
      const staged = await stageInputs(engine, workspace, options);
      const report = await staged.report('2022-06-30');
      expect(report.files.find((each) => each.table === table)).toMatchObject({ used, rejected: {} });
    } finally {
      await engine.close();
    }
  });
});

const LEVELS = join(DATA, 'cdc-community-levels/community-levels.csv.gz');
test.skipIf(!existsSync(LEVELS))('community levels of counties: codes that lost their zeros', async () => {
  const { proposals } = await proposed(LEVELS);
  expect(proposals[0]).toMatchObject({
    target: 'metrics',
    complete: true,
    rows: 25_792,
    block: {
      columns: {
        area: 'county_fips',
        date: 'date_updated',
        covid_inpatient_bed_utilization: 'covid_inpatient_bed_utilization',
        covid_hospital_admissions_per_100k: 'covid_hospital_admissions_per_100k',
        covid_cases_per_100k: 'covid_cases_per_100k',
      },
      formats: { date: 'M/d/yyyy' },
      pad: { area: 5 },
    },
  });
});

const RISK = join(DATA, 'beijing-2022/official-risk-areas.csv');
test.skipIf(!existsSync(RISK))(
  'a list of risk areas is none of the tables, and not taken for one',
  async () => {
    const { proposals } = await proposed(RISK);
    expect(proposals[0]?.target).toBeUndefined();
  },
);
