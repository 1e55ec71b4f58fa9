import type { Example, ListedRow } from '../../src/analysis/examples/example.ts';
import { zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

/** The raw tier and the indicators that a night gives an area with these cases. */
export async function zoned(
  packText: string,
  level: string,
  list: NonNullable<Example['list']>,
  values: Example['values'],
) {
  const folder = emptyFolder();
  const columns = [...new Set(list.rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'id');
  const all = ['id', ...new Set(['class', 'origin', 'date_report', 'cluster', ...columns])];
  const line = (row: ListedRow, area: string): string =>
    [...all.map((name) => row[name] ?? ''), area].join(',');
  // A list without any case would be an export that failed; this one lies outside the area that is looked at.
  const elsewhere = {
    id: 'X',
    class: 'discarded',
    origin: 'local',
    date_report: list.asOf,
    date_onset: list.asOf,
    cluster: '',
  };
  const given = (scope: string): [string, string][] =>
    [...values].flatMap(([name, value]) =>
      name.startsWith(scope)
        ? [[name.slice(scope.length), value === null ? '' : String(value.valueOf())]]
        : [],
    );
  const attributes = given('area.');
  const context = given('context.').filter(([, value]) => value !== '');
  write(folder, {
    'areas.csv': `${[
      ['code', 'name', 'level', 'parent', ...attributes.map(([name]) => name)],
      ['A', 'Area', level, '', ...attributes.map(([, value]) => value)],
      ['B', 'Elsewhere', level, '', ...attributes.map(() => '')],
    ]
      .map((cells) => cells.join(','))
      .join('\n')}\n`,
    'cases.csv': `${[[...all, 'area'].join(','), ...list.rows.map((row) => line(row, 'A')), line(elsewhere, 'B')].join('\n')}\n`,
    'rules/mine/pack.yaml': packText,
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: { ${[...all, 'area'].map((name) => `${name}: ${name}`).join(', ')} }
rules: rules/
context: { ${context.map(([name, value]) => `${name}: { 2000-01-01: ${JSON.stringify(value)} }`).join(', ')} }
policy: [{ pack: mine, from: 2000-01-01, retrospective: true }]
`,
  });
  const { snapshot } = await zone({ workspace: folder, asOf: list.asOf, all: true });
  const verdict = snapshot.zones.find(({ area }) => area.code === 'A');
  return { tier: verdict?.rawTier ?? null, indicators: verdict?.indicators ?? {} };
}
