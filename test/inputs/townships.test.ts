import { expect, test } from 'vitest';
import { stage } from './workspaces.ts';

const AREAS = `code,name
110112,通州区
110112209,于家务回族乡
110112209001,仇庄村村委会
110112211,檀营满族蒙古族乡
110112212,东乡
`;

test.each([
  ['通州区于家务乡仇庄村', '110112209001'],
  ['通州区于家务回族乡仇庄村', '110112209001'],
  ['通州区檀营乡', '110112211'],
  ['通州区东乡', '110112212'],
  ['通州区于家务满族乡', '110112'],
])('a township named after a nationality is called without it: %s', async (text, code) => {
  const { engine } = await stage({
    files: { 'areas.csv': AREAS, 'cases.csv': `id,date,class,area\n1,2022-05-01,confirmed,${text}\n` },
    options: { today: '2022-06-30' },
  });
  expect(await engine.rows('SELECT a.code FROM cases c JOIN areas a ON a.ix = c.area')).toEqual([{ code }]);
});
