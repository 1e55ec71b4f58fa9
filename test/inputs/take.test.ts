import { describe, expect, test } from 'vitest';
import { freshness } from '../../src/inputs/index.ts';
import { casesIn, codesOf, type Setup, stage } from './workspaces.ts';

const line = (id: string): string => `id,date,class,area\n${id},2022-05-01,confirmed,110105\n`;
const FILES = { 'c-20220510.csv': line('A'), 'c-2022-05-11.csv': line('B'), 'c-2022年5月9日.csv': line('C') };

async function idsOf(setup: Setup): Promise<string[]> {
  const { engine } = await stage({ files: FILES, ...setup, cases: { file: 'c-*.csv', ...setup.cases } });
  return (await casesIn(engine, 'id')).sort();
}

describe('of several files', () => {
  test('all, the newest, or those of the day are read', async () => {
    expect(await idsOf({})).toEqual(['A', 'B', 'C']);
    expect(await idsOf({ cases: { take: 'newest' } })).toEqual(['B']);
    expect(await idsOf({ cases: { take: 'as_of' }, options: { asOf: '2022-05-09' } })).toEqual(['C']);
    expect(await idsOf({ cases: { take: 'as_of' } })).toEqual(['B']);
  });

  test('all those of the newest day', async () => {
    const files = {
      'c-东城-20220510.csv': line('A'),
      'c-西城-20220510.csv': line('B'),
      'c-西城-20220509.csv': line('C'),
    };
    expect(await idsOf({ files, cases: { take: 'newest' } })).toEqual(['A', 'B']);
  });

  test('the last in order of name, where no name says a day', async () => {
    const files = { 'c-1.csv': line('A'), 'c-2.csv': line('B') };
    expect(await idsOf({ files, cases: { take: 'newest' } })).toEqual(['B']);
    expect(await codesOf({ files, cases: { file: 'c-*.csv', take: 'as_of' } })).toEqual([
      'file-undated c-1.csv',
      'file-undated c-2.csv',
    ]);
  });

  test('a name without a day among others is no guess', async () => {
    const files = { ...FILES, 'c-final.csv': line('D'), 'c-20221345.csv': line('E') };
    expect(await codesOf({ files, cases: { file: 'c-*.csv', take: 'newest' } })).toEqual([
      'file-undated c-20221345.csv',
      'file-undated c-final.csv',
    ]);
  });

  test('a day that has none', async () => {
    const setup = { files: FILES, cases: { file: 'c-*.csv', take: 'as_of' as const } };
    expect(await codesOf({ ...setup, options: { asOf: '2022-05-12' } })).toEqual([
      'file-none-for-day c-*.csv',
    ]);
  });
});

describe('how far the data reach', () => {
  const fresh = { freshWithin: { days: 1, severity: 'error' as const } };
  async function throughOf(setup: Setup) {
    const { staged, workspace } = await stage(setup);
    const stale = freshness(workspace, staged, '2022-05-12').map(({ with: details }) => details?.['through']);
    return { through: staged.through['cases'], stale };
  }

  test('by default to the newest row', async () => {
    const setup = { files: { 'cases.csv': line('A') }, cases: fresh };
    expect(await throughOf(setup)).toEqual({ through: '2022-05-01', stale: ['2022-05-01'] });
  });

  test('to the day in the name of the newest file', async () => {
    const through = { fileName: 'c-{date}.csv' };
    const setup = { files: FILES, cases: { ...fresh, file: 'c-*.csv', through } };
    expect(await throughOf(setup)).toEqual({ through: '2022-05-11', stale: [] });
    const early = await throughOf({
      ...setup,
      cases: { ...setup.cases, take: 'as_of' },
      options: { asOf: '2022-05-10' },
    });
    expect(early).toEqual({ through: '2022-05-10', stale: ['2022-05-10'] });
    expect(await codesOf({ ...setup, files: { ...FILES, 'c-x20220512.csv': line('D') } })).toEqual([
      'file-undated c-x20220512.csv',
    ]);
  });

  test('to the newest day in a column', async () => {
    const files = {
      'cases.csv':
        'id,date,class,area,截止\nA,2022-05-01,confirmed,110105,2022-05-11\nB,2022-05-02,confirmed,110105,\n',
    };
    const setup = { files, cases: { ...fresh, through: { column: '截止' } } };
    for (const careful of [false, true])
      expect(await throughOf({ ...setup, options: { careful } })).toEqual({
        through: '2022-05-11',
        stale: [],
      });
    expect(await codesOf({ ...setup, cases: { ...fresh, through: { column: '截止日' } } })).toEqual([
      'column-missing cases.csv:1 截止日',
    ]);
  });
});
