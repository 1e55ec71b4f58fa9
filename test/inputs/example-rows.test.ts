import { expect, test } from 'vitest';
import { casesIn, codesOf, stage } from './workspaces.ts';

const columns = { id: ['id'], date_report: ['date'], class: ['class'], area: ['区', '街道'] };
const ROWS = 'id,date,class,区,街道\nA1,2022-05-01,confirmed,朝阳区,\n';

test('a row is an example by the first of its area cells', async () => {
  const files = { 'cases.csv': `${ROWS}A2,2022-05-01,confirmed,示例,朝阳区\n` };
  const { engine } = await stage({ files, cases: { columns } });
  expect(await casesIn(engine, 'id')).toEqual(['A1']);
});

test('a row in a real district is none, whatever stands beside', async () => {
  const files = { 'cases.csv': `${ROWS}A2,2022-05-01,confirmed,朝阳区,EXAMPLE\n` };
  const setup = { files, cases: { columns } };
  const told = await stage(setup).then(
    async ({ engine }) => casesIn(engine, 'id'),
    () => codesOf(setup),
  );
  expect([['A1', 'A2'], ['area-unknown cases.csv:3 街道']]).toContainEqual(told);
});
