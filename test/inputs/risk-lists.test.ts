import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { placeAddress } from '../../src/inputs/areas/place-address.ts';
import { pathOf } from '../../src/inputs/areas/tree.ts';
import { type Row, treeOf } from './trees.ts';

const LISTS = join(
  resolve(process.env['FENQU_DATA'] ?? '../shared/data'),
  'china-risk-lists/daily-lists.jsonl.gz',
);

interface Listed {
  readonly province: string;
  readonly city: string;
  readonly county: string;
  readonly communitys: readonly string[];
}

function isListed(value: unknown): value is Listed {
  return typeof value === 'object' && value !== null && 'county' in value && 'communitys' in value;
}

/** Every place that was ever listed, once: its province, city and county, and the text that says where in it. */
function placesListed(): (readonly [county: readonly string[], text: string])[] {
  const seen = new Map<string, readonly [readonly string[], string]>();
  for (const line of gunzipSync(readFileSync(LISTS)).toString('utf8').trim().split('\n')) {
    const { data } = JSON.parse(line);
    const listed: unknown[] = [data.highlist, data.middlelist, data.lowlist ?? []].flat();
    for (const { province, city, county, communitys } of listed.filter(isListed)) {
      const path = [province, city, county].filter((name, i, all) => name !== '' && name !== all[i - 1]);
      for (const text of communitys) seen.set([...path, text].join('|'), [path, text]);
    }
  }
  return [...seen.values()];
}

test.skipIf(!existsSync(LISTS))(
  'the official lists of 2022: no address leads to another county than it is listed under, and hardly any to none',
  () => {
    const places = placesListed();
    const rows = new Map<string, Row>();
    for (const [path] of places)
      for (const [i, name] of path.entries()) {
        const code = path.slice(0, i + 1).join('/');
        const level = i === path.length - 1 ? 'county' : (['province', 'city'][i] ?? '');
        const above = path.slice(0, i).join('/');
        if (!rows.has(code)) rows.set(code, above === '' ? [code, name, level] : [code, name, level, above]);
      }
    const tree = treeOf('nbs', [...rows.values()]);
    const wrong: string[] = [];
    let placed = 0;
    for (const [path, text] of places) {
      const found = placeAddress(tree, [[...path, text].join('')]);
      if (found.kind !== 'placed') continue;
      placed++;
      const led = pathOf(tree, found.area);
      if (led !== path.join(' ')) wrong.push(`${path.join(' ')}: ${led}`);
    }
    expect(wrong).toEqual([]);
    // Names such as 航天基地 do not say where they end.
    expect(placed / places.length).toBeGreaterThan(0.99);
    expect(places.length).toBeGreaterThan(4_000);
  },
);
