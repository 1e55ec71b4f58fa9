import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkData, FenquError } from '../../src/index.ts';
import { codesIn, fenqu } from '../cli/fenqu.ts';
import { CITY, workspace } from '../cli/workspace.ts';

const DAY = '2022-05-20';
const STALE = CITY['fenqu.yaml']?.replace('    columns:', '    fresh_within: 2d\n    columns:') ?? '';
const ROWS = `A11,确认,local,2022-05-09,110105005001,
A12,confirmed,local,2022-05-09,不知何处,
A10,confirmed,local,2022-05-09,110105005001,
`;
const SPOILT = { 'fenqu.yaml': STALE, 'data/cases.csv': `${CITY['data/cases.csv']}${ROWS}` };

test('where a run would fail, what was read is reported all the same', async () => {
  const { report, errors } = await checkData({ workspace: workspace(SPOILT), asOf: DAY });
  expect(report.files.find(({ table }) => table === 'cases')).toMatchObject({
    read: 13,
    used: 10,
    rejected: { 'value-unknown': 1, 'area-unknown': 1, 'id-duplicate': 1 },
    lastDay: '2022-05-10',
  });
  expect(report).toMatchObject({ classes: { asymptomatic: 1, confirmed: 9 }, placedAt: { community: 10 } });
  // Also of what comes after the rows: that they are stale.
  expect(errors.map(({ code }) => code).sort()).toEqual([
    'area-unknown',
    'id-duplicate',
    'stale',
    'value-unknown',
  ]);
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual(errors);
});

test.each(['table', 'md', 'json', 'ndjson', 'csv'])(
  'the report goes out as %s, the errors beside it',
  async (format) => {
    const folder = workspace(SPOILT);
    const { status, stdout, stderr } = await fenqu([
      'data',
      'check',
      '-C',
      folder,
      '--as-of',
      DAY,
      '--format',
      format,
    ]);
    expect(status).toBe(2);
    expect(stdout).toMatch(/data\/cases\.csv/);
    expect(codesIn(stderr).sort()).toEqual(['area-unknown', 'id-duplicate', 'stale', 'value-unknown']);
    if (format === 'json')
      expect(JSON.parse(stdout).problems.map(({ code }: { code: string }) => code)).toContain('stale');
  },
);

test('a file of which nothing can be read takes nothing from the others', async () => {
  const broken = { 'data/metrics.csv': 'area,date,beds\n110105,2022-05-09,"1\n' };
  const yaml = CITY['fenqu.yaml']?.replace(
    'policy:',
    `  metrics: { file: data/metrics.csv, columns: { area: area, date: date, beds: beds } }\npolicy:`,
  );
  const { report, errors } = await checkData({
    workspace: workspace({ 'fenqu.yaml': yaml ?? '', ...broken }),
    asOf: DAY,
  });
  expect(report.files.map(({ table }) => table)).toEqual(['areas', 'cases']);
  expect(errors.map(({ place }) => place?.file)).toEqual(['data/metrics.csv']);
});

test.each(['no-such-pack', undefined])(
  'a pack that cannot be loaded does not keep the data from being read: %s',
  async (pack) => {
    const yaml = CITY['fenqu.yaml']?.replace('beijing-2020-07', 'beijing-2020-70') ?? '';
    const folder = workspace({ 'fenqu.yaml': yaml });
    const { report, errors } = await checkData({
      workspace: folder,
      asOf: DAY,
      ...(pack !== undefined && { pack }),
    });
    expect(errors).not.toEqual([]);
    expect(report).toMatchObject({
      classes: { asymptomatic: 1, confirmed: 9 },
      origins: { imported: 1, local: 9 },
    });
  },
);

test('without areas no row can be said anything of', async () => {
  const checked = checkData({ workspace: workspace({ 'data/areas.csv': 'nothing\n' }), asOf: DAY });
  await expect(checked).rejects.toThrow(FenquError);
});

test('every run tells what was read, as the data report does', async () => {
  const folder = workspace();
  const told = await fenqu(['run', '-C', folder, '--as-of', DAY, '--lang', 'en']);
  expect(told.stdout).toMatch(/10 rows read = 10 used/);
  expect(told.stdout).toMatch(/Placed at: community 10/);
  const { stdout } = await fenqu(['run', '-C', folder, '--as-of', DAY, '--format', 'json']);
  const { report } = JSON.parse(stdout);
  const checked = JSON.parse(
    (await fenqu(['data', 'check', '-C', folder, '--as-of', DAY, '--format', 'json'])).stdout,
  );
  expect(report).toEqual({ ...checked, since_last: undefined });
  expect(readFileSync(join(folder, 'store', DAY, 'current'), 'utf8')).toMatch(/r1/);
});
