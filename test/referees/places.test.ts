import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { stage } from '../inputs/workspaces.ts';
import { isAbsent, LINE_LIST } from './data.ts';
import { LABELLED } from './labelled-places.ts';

/** The national code tables of Beijing; the bulletins list the development zone beside the districts. */
const TABLES = readFileSync(
  fileURLToPath(new URL('../../fixtures/xinfadi-2020/data/areas.csv', import.meta.url)),
  'utf8',
);
const AREAS = `${TABLES.trimEnd()}\n110190,经济开发区\n`;

interface Placed {
  readonly district: string;
  readonly text: string;
  readonly code: string;
}

/** Every row of the line list that has an address, and the code of the area it is placed in. */
async function placeAll(): Promise<Placed[]> {
  const [header = [], ...rows] = parse(readFileSync(LINE_LIST));
  const numbered = [['no', ...header], ...rows.map((row, i) => [String(i), ...row])];
  const { engine } = await stage({
    files: { 'areas.csv': AREAS, 'cases.csv': `${numbered.map((row) => row.join(',')).join('\n')}\n` },
    cases: {
      columns: { id: ['no'], date_report: ['日期'], class: ['分型'], area: ['市', '区', '居住地'] },
      values: {
        class: { 轻型: 'confirmed', 普通型: 'confirmed', 重型: 'confirmed', 无症状感染者: 'asymptomatic' },
      },
    },
    options: { today: '2022-06-30' },
  });
  const found = await engine.rows('SELECT c.id, a.code FROM cases c JOIN areas a ON a.ix = c.area');
  const codes = new Map(found.map((row) => [Number(row['id']), String(row['code'])]));
  return rows.flatMap((row, i) => {
    const [text = '', district = ''] = [row[5]?.trim(), row[4]];
    return text === '' ? [] : [{ district, text, code: codes.get(i) ?? '' }];
  });
}

test.skipIf(isAbsent(LINE_LIST))(
  'the addresses of Beijing 2022 in the national code tables: more than six of ten in a street or deeper, of a hundred labelled by hand none wrongly',
  async () => {
    const placed = await placeAll();
    expect(placed).toHaveLength(828);
    const deep = placed.filter(({ code }) => code.length > 6).length;
    const deepest = placed.filter(({ code }) => code.length === 12).length;
    expect({ deep, deepest }).toEqual({ deep: 602, deepest: 378 });
    expect(deep / placed.length).toBeGreaterThan(0.6);

    const byHash = new Map(placed.map((each) => [hashOf(each), each.code]));
    const outcome = { right: 0, higher: 0, wrong: [] as string[] };
    for (const [hash, label] of LABELLED) {
      const code = byHash.get(hash);
      if (code === label) outcome.right++;
      else if (code !== undefined && label.startsWith(code)) outcome.higher++;
      else outcome.wrong.push(hash);
    }
    expect(LABELLED.size).toBe(100);
    expect(outcome).toEqual({ right: 89, higher: 11, wrong: [] });
  },
);

function hashOf({ district, text }: Placed): string {
  return createHash('sha256').update(`${district}|${text}`).digest('hex').slice(0, 12);
}
