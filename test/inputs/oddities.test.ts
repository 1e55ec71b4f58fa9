import { describe, expect, test } from 'vitest';
import { stage } from './workspaces.ts';

const HEADER = 'id,date,class,area\n';

async function reported(rows: readonly string[], asOf = '2022-06-01') {
  const lines = rows.map((row, i) => `${i},${row}`).join('\n');
  const { staged } = await stage({
    files: { 'cases.csv': `${HEADER}${lines}\n` },
    options: { today: '2022-06-02' },
  });
  return staged.report(asOf);
}

const on = (day: string, n = 1, area = '110105005001') =>
  Array.from({ length: n }, () => `2022-05-${day},confirmed,${area}`);

describe('what is odd about the days of a table', () => {
  test('days without rows between days that have some', async () => {
    const { oddities } = await reported([
      ...on('01'),
      ...on('02'),
      ...on('04'),
      ...on('05'),
      ...on('06'),
      ...on('09'),
    ]);
    expect(oddities['cases']?.gaps).toEqual([
      { from: '2022-05-03', to: '2022-05-03' },
      { from: '2022-05-07', to: '2022-05-08' },
    ]);
  });

  test('a weekly table lacks only the week that is missing', async () => {
    const { oddities } = await reported(['01', '08', '15', '29'].flatMap((day) => on(day)));
    expect(oddities['cases']?.gaps).toEqual([{ from: '2022-05-22', to: '2022-05-28' }]);
  });

  test('ten times the usual rows of the week before, not nine times', async () => {
    const quiet = ['01', '02', '03'].flatMap((day) => on(day, 2));
    const nine = await reported([...quiet, ...on('04', 19)]);
    expect(nine.oddities['cases']?.surges).toEqual([]);
    const ten = await reported([...quiet, ...on('04', 20)]);
    expect(ten.oddities['cases']?.surges).toEqual([{ day: '2022-05-04', rows: 20, usual: 2 }]);
  });

  test('the first days have nothing usual to be compared with', async () => {
    const { oddities } = await reported([...on('01'), ...on('02'), ...on('03', 50)]);
    expect(oddities['cases']?.surges).toEqual([]);
  });

  test('rows after the as-of day are none', async () => {
    const { oddities } = await reported(
      [...on('01'), ...on('02'), ...on('03'), ...on('09', 30)],
      '2022-05-03',
    );
    expect(oddities['cases']).toEqual({ gaps: [], surges: [] });
  });
});

test('cases alike in day, place and class are counted, and all are used', async () => {
  const { alike, files } = await reported([
    ...on('01', 3),
    '2022-05-01,asymptomatic,110105005001',
    ...on('01', 2, '110108012001'),
    ...on('02', 1),
  ]);
  expect(alike).toEqual({
    rows: 5,
    groups: 2,
    most: [
      { day: '2022-05-01', area: '110105005001', name: '红霞路社区居委会', class: 'confirmed', rows: 3 },
      { day: '2022-05-01', area: '110108012001', name: '红霞路社区居委会', class: 'confirmed', rows: 2 },
    ],
  });
  expect(files.find(({ table }) => table === 'cases')?.used).toBe(7);
});
