import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stage } from '../inputs/workspaces.ts';

/** The national code tables of Beijing; the bulletins list the development zone beside the districts. */
export const CODE_TABLES = `${readFileSync(
  fileURLToPath(new URL('../../fixtures/xinfadi-2020/data/areas.csv', import.meta.url)),
  'utf8',
).trimEnd()}\n110190,经济开发区\n`;

/** The codes of the areas in the code tables that addresses are placed in, each by its cells; empty where it is nowhere. */
export async function placedIn(addresses: readonly (readonly string[])[]): Promise<string[]> {
  const rows = addresses.map((cells, i) => [i, '2022-05-01', 'confirmed', ...cells].join(','));
  const width = Math.max(...addresses.map(({ length }) => length));
  const names = Array.from({ length: width }, (_, i) => `a${i}`);
  const { engine } = await stage({
    files: {
      'areas.csv': CODE_TABLES,
      'cases.csv': `${[['id', 'date', 'class', ...names].join(','), ...rows].join('\n')}\n`,
    },
    cases: { columns: { id: ['id'], date_report: ['date'], class: ['class'], area: names } },
    options: { today: '2022-06-30' },
  });
  const found = await engine.rows('SELECT c.id, a.code FROM cases c JOIN areas a ON a.ix = c.area');
  const codes = new Map(found.map((row) => [Number(row['id']), String(row['code'])]));
  return addresses.map((_, i) => codes.get(i) ?? '');
}
