import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { isAbsent, LINE_LIST } from './data.ts';
import { LABELLED } from './labelled-places.ts';
import { placedIn } from './placing.ts';

interface Placed {
  readonly district: string;
  readonly text: string;
  readonly code: string;
}

/** Every row of the line list that has an address, and the code of the area it is placed in. */
async function placeAll(): Promise<Placed[]> {
  const [, ...rows] = parse(readFileSync(LINE_LIST));
  const addresses = rows.flatMap(([, , , city = '', district = '', text = '']) =>
    text.trim() === '' ? [] : [[city, district, text.trim()] as const],
  );
  const codes = await placedIn(addresses);
  return addresses.map(([, district, text], i) => ({ district, text, code: codes[i] ?? '' }));
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
