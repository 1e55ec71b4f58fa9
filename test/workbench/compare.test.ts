import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareRules } from '../../src/nightly/rules-compare.ts';
import { zone } from '../../src/nightly/zone.ts';
import { renderComparison } from '../../src/rendering/comparison/index.ts';
import { workspace } from '../cli/workspace.ts';

const pack = (id: string, limit: string, params = '') => `pack: ${id}
title: ${id}
edition: 2022-01-01
level: community
effective: next_day
${params}indicators:
  n: { count: cases, where: class == "confirmed", window: 3d }
tiers: [{ tier: high, when: n >= ${limit} }, { tier: medium, when: n >= 1 }, { tier: low, otherwise: true }]
`;

function city(more: Readonly<Record<string, string>> = {}): string {
  return workspace({
    ...more,
    'fenqu.yaml': `areas: { file: data/areas.csv, codes: nbs }
data: { cases: { file: data/cases.csv, columns: { id: id, class: class, origin: origin, date_report: date, area: area, cluster: cluster } } }
rules: rules/
policy: [{ pack: three, from: 2022-05-01 }]
`,
    'rules/three/pack.yaml': pack('three', '3'),
    'rules/two/pack.yaml': pack('two', '2'),
    'rules/any/pack.yaml': pack('any', 'params.limit', 'params: { limit: 3 }\n'),
  });
}

const DAYS = ['2022-05-02', '2022-05-03', '2022-05-04', '2022-05-05'] as const;

test('on data: the areas and days on which zone gives two tiers', async () => {
  const folder = city();
  const { data } = await compareRules({
    workspace: folder,
    a: 'three',
    b: 'two',
    from: DAYS[0],
    to: DAYS[3],
  });
  const expected: string[] = [];
  for (const day of DAYS) {
    const [a, b] = await Promise.all(
      ['three', 'two'].map((id) => zone({ workspace: folder, asOf: day, pack: id, all: true })),
    );
    for (const [i, { area, tier }] of (a?.snapshot.zones ?? []).entries()) {
      const other = b?.snapshot.zones[i]?.tier;
      if (tier !== other) expected.push(`${day} ${area.code} ${tier} ${other}`);
    }
  }
  expect(expected.length).toBeGreaterThan(1);
  const found = (data?.differing ?? []).flatMap(({ area, spells }) =>
    spells.flatMap(({ from, to, a, b }) =>
      DAYS.filter((day) => day >= from && day <= to).map((day) => `${day} ${area.code} ${a} ${b}`),
    ),
  );
  expect(found.sort()).toEqual(expected.sort());
  expect(data?.pairs).toEqual([
    { a: 'medium', b: 'high', areaDays: expected.length, areas: data?.differing.length },
  ]);
});

test('the smallest inputs that tell two rules apart', async () => {
  const { smallest, open } = await compareRules({ workspace: city(), a: 'three', b: 'two' });
  expect(open).toBe(0);
  expect(
    smallest.map(({ a, b, example }) => [
      a,
      b,
      example.values.get('n')?.toString(),
      example.data?.tables['cases']?.length,
    ]),
  ).toEqual([['medium', 'high', '2', 2]]);
});

test('parameter sets of one pack, and a pack in a folder', async () => {
  const folder = city();
  const sets = await compareRules({ workspace: folder, a: 'any', b: 'any:limit=5' });
  expect(sets.smallest.map(({ a, b, example }) => [a, b, example.values.get('n')?.toString()])).toEqual([
    ['high', 'medium', '3'],
  ]);
  const same = await compareRules({ workspace: folder, a: 'two', b: 'any:limit=2' });
  expect(same.smallest).toEqual([]);
  expect(same.data?.differing).toEqual([]);
  const byPath = await compareRules({
    workspace: '/',
    a: 'us-cdc-levels-2022',
    b: join(folder, 'rules/two'),
  });
  expect(byPath.b.pack.id).toBe('two');
  expect(byPath.data).toBeUndefined();
});

test('indicators that are called alike and mean something else are told apart by their packs', async () => {
  const share = (id: string, expr: string, limit: number) =>
    pack(id, '3')
      .replace('tiers:', `  share: { expr: ${expr} }\ntiers:`)
      .replace('n >= 3', `share > ${limit}`)
      .replace('tier: high,', 'tier: high, title: { zh: 高, en: Red alert },');
  const folder = city({
    'rules/one/pack.yaml': share('one', 'n / 3', 1),
    'rules/other/pack.yaml': share('other', 'n / 7', 2),
  });
  const comparison = await compareRules({ workspace: folder, a: 'one', b: 'other', from: DAYS[0] });
  expect(comparison.namesakes).toEqual([{ name: "share'", of: 'share' }]);
  const look = { language: 'en', width: null, colour: false } as const;
  const text = renderComparison(comparison, 'table', look);
  expect(text).toContain('one says Red alert (high), other says medium');
  expect(text).toContain('n = 4, share (one) = 4/3, share (other) = 4/7');
  expect(text).not.toContain("'");
});
