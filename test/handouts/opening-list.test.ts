import { expect, test } from 'vitest';
import { openingList } from '../../src/handouts/opening-list.ts';
import { soundPack } from '../../src/nightly/rules.ts';

const pack = await soundPack('.', 'beijing-2020-06');
const tiers = pack.tiers.map(({ tier }) => tier);

/** What is said of each sector in each tier, or all that may be. */
function said(level: string | null, unknown: readonly (readonly string[])[] = []): Map<string, string[]> {
  const context = level === null ? {} : { response_level: { '2020-01-01': level } };
  const list = openingList(pack, '2020-06-22', context, tiers, unknown);
  const entries = (list?.sectors ?? []).flatMap(({ sector, cells }) =>
    cells.map(({ tier, opening }): [string, string[]] => {
      const possible = opening.kind === 'said' ? [opening] : opening.possible;
      return [`${sector} ${tier}`, possible.map((each) => JSON.stringify(each?.openness ?? null))];
    }),
  );
  return new Map(entries);
}

test('where the context is not known, what is said in each that may be is one of what is possible', () => {
  const unknown = said(null);
  let compared = 0;
  let open = 0;
  for (const level of ['II', 'III'])
    for (const [cell, [known]] of said(level)) {
      expect(unknown.get(cell), `${cell} at level ${level}`).toContain(known);
      compared += 1;
      if ((unknown.get(cell)?.length ?? 0) > 1) open += 1;
    }
  expect(compared).toBeGreaterThan(10);
  expect(open).toBeGreaterThan(2);
});

test('where a tier is not known, all that is said in those it may be is possible', () => {
  const known = said('II');
  const unknown = said('II', [['low', 'medium'], ['medium']]);
  const sectors = new Set([...known.keys()].map((cell) => cell.split(' ')[0]));
  for (const sector of sectors) {
    const each = ['low', 'medium'].map((tier) => known.get(`${sector} ${tier}`)?.[0] ?? 'null');
    const possible = [...new Set(each)];
    const found = unknown.get(`${sector} null`) ?? ['null'];
    expect([sector, [...found].sort()]).toEqual([sector, possible.sort()]);
  }
  // Not even is known what it may be.
  expect(
    [...said('II', [[]])].filter(([cell]) => cell.endsWith(' null')).every(([, all]) => all.length === 0),
  ).toBe(true);
  expect([...known.keys()].some((cell) => cell.endsWith(' null'))).toBe(false);
});
