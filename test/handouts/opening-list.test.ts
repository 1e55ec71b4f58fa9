import { expect, test } from 'vitest';
import { openingList } from '../../src/handouts/opening-list.ts';
import { soundPack } from '../../src/nightly/rules.ts';

const STRICTNESS = { open: 1, conditional: 2, closed: 3 };

test('where the context is not known, premises are no more open than in any that may be', async () => {
  const pack = await soundPack('.', 'beijing-2020-06');
  const tiers = pack.tiers.map(({ tier }) => tier);
  const strictness = (level: string | null): Map<string, number> => {
    const context = level === null ? {} : { response_level: { '2020-01-01': level } };
    const list = openingList(pack, '2020-06-22', context, tiers);
    return new Map(
      list?.sectors.flatMap(({ sector, cells }) =>
        cells.map(({ tier, openness }) => [`${sector} ${tier}`, STRICTNESS[openness.state]] as const),
      ),
    );
  };
  const unknown = strictness(null);
  let compared = 0;
  for (const level of ['II', 'III'])
    for (const [cell, known] of strictness(level)) {
      expect(unknown.get(cell) ?? 0, `${cell} at level ${level}`).toBeGreaterThanOrEqual(known);
      compared++;
    }
  expect(compared).toBeGreaterThan(10);
});
