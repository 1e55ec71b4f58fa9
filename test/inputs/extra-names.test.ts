import { expect, test } from 'vitest';
import { explain, run } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { filesOf, valuesOf, type World } from '../counting/values.ts';

/** Names that the engine, or this program in it, uses for something else. */
const NAMES = [
  ...[
    'place',
    'file',
    'line',
    'key',
    'ix',
    'n',
    'day',
    'known',
    'position',
    'code',
    'name',
    'level',
    'parent',
  ],
  ...[
    'x0',
    'v0',
    's0',
    'f0',
    'k0',
    'c0',
    'p_class',
    'id_hash',
    'area_text',
    'exact_key',
    'grp',
    'own',
    'row_json',
  ],
  ...['j', 'order', 'select', 'group', 'date', 'problem', 'other_file', 'value', 'until', 'field', 'hidden'],
];

const named = (of: (name: string) => string) =>
  Object.fromEntries(NAMES.map((name, i) => [`i${i}`, of(name)]));

function world(rows: readonly string[]): World {
  const cells = (row: string) =>
    [...row.split(' ').slice(0, 5), ...NAMES.map(() => row.split(' ')[5])].join(',');
  return {
    areas: ['code,name,level,parent', 'A,A,county,', 'B,B,county,'],
    tables: { cases: [['id,class,origin,date_report,area', ...NAMES].join(','), ...rows.map(cells)] },
    about: { cases: `extra: { ${NAMES.map((name) => `${name}: text`).join(', ')} }` },
    level: 'county',
    indicators: {
      ...named((name) => `{ count: cases, where: ${name} == "in", window: 7d }`),
      kinds: `{ count: cases, distinct: place, window: 7d }`,
      judged: `{ count: cases, where: 'value == "in" && 1 / 3 * 3 == 1', window: 7d }`,
    },
    workspace: ['store: store/', 'rejects: { allow: 50% }'],
  };
}

const ROWS = [
  'c1 confirmed local 2022-03-01 A in',
  'c2 confirmed local 2022-03-02 A out',
  'c3 confirmed local 2022-03-02 A in',
];
const COUNTED = { ...Object.fromEntries(NAMES.map((_, i) => [`i${i}`, 2])), kinds: 2, judged: 2 };

test('further columns may have any name', async () => {
  const found = await valuesOf(world(ROWS), '2022-03-03', ['A', 'B']);
  expect(Object.fromEntries(Object.entries(found).map(([name, [a]]) => [name, a]))).toEqual(COUNTED);
});

test('and are read all the same where every row is gone through by itself, and kept', async () => {
  // One row is wrong, and tolerated.
  const folder = emptyFolder();
  write(folder, filesOf(world([...ROWS, 'c4 confirmed local 2022-03-02 Nowhere in'])));
  const { snapshot } = await run({ workspace: folder, asOf: '2022-03-03' });
  expect(snapshot.tally.byTier).toEqual({ low: 2 });
  const { verdict } = await explain({ workspace: folder, asOf: '2022-03-03', area: 'A' });
  expect(verdict.indicators).toEqual(COUNTED);
});

test('a row in another file is the same row', async () => {
  const folder = emptyFolder();
  const files = filesOf(world(ROWS));
  write(folder, { ...files, 'fenqu.yaml': String(files['fenqu.yaml']).replace('cases.csv', 'cases*.csv') });
  const first = await run({ workspace: folder, asOf: '2022-03-03' });
  const [head = '', ...lines] = String(files['cases.csv']).trimEnd().split('\n');
  write(folder, {
    'cases.csv': [head, ...lines.slice(1), ''].join('\n'),
    'cases-0.csv': [head, ...lines.slice(0, 1), ''].join('\n'),
  });
  const again = await run({ workspace: folder, asOf: '2022-03-03' });
  expect([first.published.outcome, again.published.outcome]).toEqual(['published', 'same']);
});
