import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replay } from '../../src/index.ts';
import { gathered } from '../../src/nightly/warnings.ts';
import { note, warning } from '../../src/problems/problem.ts';
import { CITY, workspace } from '../cli/workspace.ts';

test('what is true of many nights is told once, with the first and the last of them', () => {
  const place = { file: 'fenqu.yaml', field: 'data.cases' };
  const stale = (asOf: string, through: string) =>
    warning('stale', {
      place,
      value: 'cases.csv',
      with: { table: 'cases', through, asOf, days: 2, allowed: 1 },
    });
  const same = (value: string, what: string) =>
    note('store-same-result', { value, with: { revision: 1, what } });
  const other = warning('causes-untold', { value: '2022-05-01' });
  expect(
    gathered([
      stale('2022-05-03', '2022-05-01'),
      other,
      stale('2022-05-04', '2022-05-01'),
      same('2022-05-03', 'tool'),
      stale('2022-05-05', '2022-05-01'),
      stale('2022-05-09', '2022-05-07'),
      same('2022-05-04', 'inputs'),
      same('2022-05-05', 'tool'),
      other,
    ]),
  ).toEqual([
    warning('stale-nights', {
      place,
      value: 'cases.csv',
      with: {
        table: 'cases',
        through: '2022-05-01',
        allowed: 1,
        from: '2022-05-03',
        to: '2022-05-05',
        nights: 3,
      },
    }),
    other,
    note('store-same-results', {
      value: '2022-05-03',
      with: { what: 'tool', from: '2022-05-03', to: '2022-05-05', nights: 2 },
    }),
    stale('2022-05-09', '2022-05-07'),
    same('2022-05-04', 'inputs'),
  ]);
});

test('a long replay warns once of data that end too early, and of nights that it left stale', async () => {
  const config = (CITY['fenqu.yaml'] ?? '').replace(
    'file: data/cases.csv\n',
    'file: data/cases.csv\n    fresh_within: { days: 1d, otherwise: warning }\n',
  );
  const city = workspace({ 'fenqu.yaml': config });
  const first = await replay({ workspace: city, from: '2022-05-10', to: '2022-05-14' });
  expect(first.warnings).toMatchObject([
    { code: 'stale-nights', with: { from: '2022-05-12', to: '2022-05-14', nights: 3 } },
  ]);
  appendFileSync(join(city, 'data/cases.csv'), 'A11,confirmed,local,2022-05-10,110105025001,\n');
  const again = await replay({ workspace: city, from: '2022-05-10', to: '2022-05-12', revise: true });
  expect(again.warnings).toMatchObject([
    { code: 'stale' },
    { code: 'store-made-stale', value: '2022-05-12', with: { revision: 2, nights: 2 } },
  ]);
  const rest = await replay({ workspace: city, from: '2022-05-13', to: '2022-05-14', revise: true });
  expect(rest.warnings.map(({ code }) => code)).toEqual(['stale-nights']);
});
