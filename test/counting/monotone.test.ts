import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from './runs.ts';
import { dayAt } from './scene.ts';

const ASOF = 20;

const oneCase = fc.record({
  klass: fc.constantFrom('confirmed', 'confirmed', 'asymptomatic', 'suspected'),
  origin: fc.constantFrom('local', 'local', 'imported', 'domestic'),
  day: fc.integer({ min: 0, max: 24 }),
  cluster: fc.constantFrom('', '', 'a', 'b', 'c'),
});
type Case = Readonly<{ klass: string; origin: string; day: number; cluster: string }>;

/** One area: its cases, some of them many times over, and the one that comes on top. */
const anArea = fc.record({
  cases: fc.array(oneCase, { maxLength: 8 }),
  old: fc.constantFrom(0, 0, 47, 49, 50, 51),
  more: fc.record({ day: fc.integer({ min: 0, max: ASOF }), cluster: fc.constantFrom('', 'a', 'b', 'z') }),
});

/** The rank of every area's tier, 0 the most severe. */
async function ranks(pack: string, level: string, areas: readonly (readonly Case[])[]): Promise<number[]> {
  const folder = emptyFolder();
  const rows = areas.flatMap((cases, a) =>
    cases.map(
      ({ klass, origin, day, cluster }, i) => `${a}-${i},${klass},${origin},${dayAt(day)},A${a},${cluster}`,
    ),
  );
  write(folder, {
    'areas.csv': `code,name,level,parent\n${areas.map((_, a) => `A${a},A${a},${level},\n`).join('')}`,
    'cases.csv': `id,class,origin,date_report,area,cluster\n${rows.join('\n')}\n`,
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: { id: id, class: class, origin: origin, date_report: date_report, area: area, cluster: cluster }
policy: [{ pack: ${pack}, from: 2022-03-25, retrospective: true }]
`,
  });
  const { snapshot } = await zone({ workspace: folder, asOf: dayAt(ASOF), all: true });
  const byCode = new Map(snapshot.zones.map(({ area, tier }) => [area.code, tier]));
  return areas.map((_, a) => snapshot.pack.tiers.findIndex(({ tier }) => tier === byCode.get(`A${a}`)));
}

test.each([
  ['beijing-2020-07', 'community'],
  ['cn-county-2020-02', 'county'],
])('%s: one more confirmed local case never lowers a tier', async (pack, level) => {
  const moved: number[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(anArea, { minLength: 25, maxLength: 40 }), async (areas) => {
      const before = areas.map(({ cases, old }): Case[] => [
        ...cases,
        ...Array.from({ length: old }, () => ({ klass: 'confirmed', origin: 'local', day: 0, cluster: '' })),
        { klass: 'suspected', origin: 'local', day: 0, cluster: '' },
      ]);
      const after = before.map((cases, a) => [
        ...cases,
        { klass: 'confirmed', origin: 'local', ...{ day: 0, cluster: '', ...areas[a]?.more } },
      ]);
      const [one, other] = [await ranks(pack, level, before), await ranks(pack, level, after)];
      expect(one).not.toContain(-1);
      for (const [a, rank] of other.entries()) expect(rank, `area ${a}`).toBeLessThanOrEqual(one[a] ?? 0);
      moved.push(...other.map((rank, a) => (one[a] ?? 0) - rank));
    }),
    { numRuns: 12, seed },
  );
  // A law about nothing proves nothing: many areas did move, by one step and by two.
  expect(moved.filter((steps) => steps === 1).length).toBeGreaterThan(30);
});
