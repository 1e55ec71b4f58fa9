import { expect } from 'vitest';
import type { Example, ListedRow } from '../../src/analysis/examples/example.ts';
import type { Finding } from '../../src/analysis/finding.ts';
import { zone } from '../../src/index.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

/** Packs that do not come with fenqu, by id. */
export type Texts = Readonly<Record<string, string>>;

type Data = NonNullable<Example['data']>;

/** Columns that a table has whatever a pack reads. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  areas: ['code', 'name', 'level', 'parent'],
  cases: ['id', 'class', 'origin', 'date_report', 'cluster', 'area'],
  visits: ['case', 'date', 'role', 'area'],
  counts: ['date', 'area'],
  metrics: ['date', 'area'],
};

/** The raw tier and the indicators that a night gives the area of an example, in a workspace of its files alone. */
export async function zoned(
  pack: Pack,
  texts: Texts | undefined,
  data: Data,
  values: Example['values'],
  from: string = data.asOf,
) {
  const folder = emptyFolder();
  const context = [...values].flatMap(([name, value]) =>
    name.startsWith('context.') && value !== null
      ? [[name.slice('context.'.length), String(value.valueOf())]]
      : [],
  );
  const read = [...new Set(pack.indicators.flatMap((each) => ('table' in each ? [each.table] : [])))];
  const tables = [
    ...new Set([...Object.keys(data.tables), ...read, ...(read.includes('visits') ? ['cases'] : [])]),
  ];
  const written = tables.map((table) => [table, columnsOf(table, pack, data)] as const);
  write(folder, {
    ...Object.fromEntries(
      written.map(([table, columns]) => [`${table}.csv`, csv(columns, rowsOf(table, data))]),
    ),
    ...Object.fromEntries(Object.entries(texts ?? {}).map(([id, text]) => [`rules/${id}/pack.yaml`, text])),
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
${written
  .filter(([table]) => table !== 'areas')
  .map(
    ([table, columns]) =>
      `  ${table}: { file: ${table}.csv, columns: { ${columns.map((name) => `${name}: ${name}`).join(', ')} }, extra: ${JSON.stringify(pack.extra?.[table] ?? {})} }\n`,
  )
  .join('')}
${texts === undefined ? '' : 'rules: rules/\n'}${isBeside(pack) ? 'neighbors: neighbors.csv\n' : ''}
context: { ${context.map(([name = '', value]) => `${name}: { 2000-01-01: ${JSON.stringify(value)} }`).join(', ')} }
policy: [{ pack: ${pack.id}, from: ${from}, retrospective: true }]
`,
    'neighbors.csv': 'area,neighbor\nY,Z\n',
  });
  const { snapshot } = await zone({ workspace: folder, asOf: data.asOf, all: true });
  const verdict = snapshot.zones.find(({ area }) => area.code === 'A');
  return {
    tier: verdict?.rawTier ?? null,
    published: verdict?.tier ?? null,
    indicators: verdict?.indicators ?? {},
  };
}

function isBeside({ indicators, tiers }: Pack): boolean {
  return JSON.stringify([indicators, tiers]).includes('"neighbors"');
}

/** An export without any row would be one that failed: each has one more, outside the area that is looked at. */
function rowsOf(table: string, { tables, asOf }: Data): ListedRow[] {
  const given = tables[table] ?? [];
  // Two areas that have a neighbour, for a list of neighbours has to name some.
  const others = ['Y', 'Z'].map((code) => ({ ...given.find((row) => row['code'] === 'B'), code }));
  const rows: readonly ListedRow[] =
    table === 'areas' ? [...given, ...others].map((row) => ({ ...row, name: row['code'] ?? '' })) : given;
  const elsewhere = { ...rows[0], area: 'B', date: asOf };
  switch (table) {
    case 'cases':
      return [
        ...rows,
        { ...elsewhere, id: 'X', class: 'discarded', origin: 'local', date_report: asOf, date_onset: asOf },
      ];
    case 'visits':
      return [...rows, { role: 'other', ...elsewhere, case: 'X' }];
    case 'counts':
      return [...rows, elsewhere];
    case 'metrics':
      return [...rows, { area: 'B', date: asOf }];
    default:
      return [...rows];
  }
}

function columnsOf(table: string, { indicators, extra }: Pack, data: Data): string[] {
  const own = (data.tables[table] ?? []).flatMap((row) => Object.keys(row));
  const read = indicators.flatMap((each) => ('column' in each && each.table === table ? [each.column] : []));
  // Measures may read what no rule does.
  const attributes = table === 'areas' ? Object.keys(extra?.[table] ?? {}) : [];
  return [...new Set([...(ALWAYS[table] ?? []), ...own, ...read, ...attributes])];
}

function csv(columns: readonly string[], rows: readonly ListedRow[]): string {
  // A number that is not there would not be a count.
  const cell = (row: ListedRow, name: string): string => row[name] ?? '';
  return `${[columns.join(','), ...rows.map((row) => columns.map((name) => cell(row, name)).join(','))].join('\n')}\n`;
}

/** Whether nights in a row, judged from the data, come to the published tiers of a finding that shows in them. */
export async function confirmNights(
  pack: Pack,
  texts: Texts | undefined,
  { evidence, examples, with: said }: Finding,
): Promise<void> {
  if (evidence?.kind !== 'nights') return;
  const [from, last] = [evidence.nights[0]?.day, evidence.nights.at(-1)];
  const published = [last?.without.tier, last?.withMore.tier];
  expect(published).toEqual([said?.['from'], said?.['to']]);
  for (const [i, { data, values }] of examples.entries()) {
    if (data === undefined) throw new Error('nights without data');
    const night = await zoned(pack, texts, data, values, from);
    expect({ asOf: data.asOf, published: night.published }).toEqual({
      asOf: last?.day,
      published: published[i] ?? 'unknown',
    });
  }
}

/** Whether a night gives an example its tier and its values, if it has rows: how many examples that are, 0 or 1. */
export async function confirm(
  pack: Pack,
  texts: Texts | undefined,
  { data, tier, values }: Example,
  evidence?: Finding['evidence'],
): Promise<number> {
  if (data === undefined) return 0;
  const from = evidence?.kind === 'nights' ? evidence.nights[0]?.day : undefined;
  const night = await zoned(pack, texts, data, values, from);
  const expected = [...values].filter(([name]) => !name.includes('.'));
  const numbers = expected.map(([name, value]) => [name, rounded(value)]);
  expect({
    tier: night.tier,
    ...Object.fromEntries(expected.map(([name]) => [name, rounded(night.indicators[name])])),
  }).toEqual({
    tier: tier ?? 'unknown',
    ...Object.fromEntries(numbers),
  });
  return 1;
}

/** Output is rounded where a fraction has no end. */
function rounded(value: unknown): unknown {
  const number = typeof value === 'object' && value !== null ? Number(value.valueOf()) : value;
  return typeof number === 'number'
    ? Number(number.toPrecision(9))
    : typeof number === 'string' && /^[-\d.]+$/.test(number)
      ? Number(Number(number).toPrecision(9))
      : number;
}
