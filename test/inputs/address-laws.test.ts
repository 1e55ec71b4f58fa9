import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIn } from '../../src/inputs/areas/crosswalk.ts';
import { placeAddress } from '../../src/inputs/areas/place-address.ts';
import { stemOf } from '../../src/inputs/areas/suffixes.ts';
import { type NameTree, placeAbove, type TreeArea } from '../../src/inputs/areas/tree.ts';
import { type Row, treeOf } from './trees.ts';

/** Names made of few characters, so that one begins as another does, stands in another, or is another. */
const word = fc
  .array(fc.constantFrom(...'花园柳林朝阳东里三一'), { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join(''));
const named = (...suffixes: string[]) =>
  fc.tuple(word, fc.constantFrom(...suffixes)).map(([name, suffix]) => name + suffix);

const counties = fc.array(
  fc.tuple(
    named('区', '县'),
    fc.array(
      fc.tuple(
        named('街道', '镇', '地区', '路街道'),
        fc.array(named('社区居委会', '村委会', '社区'), { maxLength: 4 }),
      ),
      { maxLength: 4 },
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

const trees = counties.map((all): NameTree => {
  const rows = all.flatMap(([county, streets], c): Row[] => [
    [`1101${c}0`, county, 'county', '11'],
    ...streets.flatMap(([street, communities], s): Row[] => [
      [`1101${c}0${s}`, street, 'street', `1101${c}0`],
      ...communities.map((name, k): Row => [`1101${c}0${s}${k}`, name, 'community', `1101${c}0${s}`]),
    ]),
  ]);
  return treeOf('nbs', [['11', '京市', 'province'], ...rows]);
});

/** How an address may be written: which names are left out, without suffix, in brackets, wide; and what follows. */
const writing = fc.record({
  skipped: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  stems: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  between: fc.constantFrom('', ' ', '，', '　', '-'),
  remark: fc.constantFrom('', '（东区）', '【甲】'),
  wide: fc.boolean(),
  house: fc.constantFrom('', '3号楼', '12号院2单元501', '甲8号', '幸福商场旁'),
  cells: fc.boolean(),
});

interface Writing {
  readonly skipped: readonly boolean[];
  readonly stems: readonly boolean[];
  readonly between: string;
  readonly remark: string;
  readonly wide: boolean;
  readonly house: string;
  readonly cells: boolean;
}

function pathTo(tree: NameTree, area: TreeArea): TreeArea[] {
  const above = placeAbove(tree, area);
  return above === undefined ? [area] : [...pathTo(tree, above), area];
}

/** The cells that say an area: the county in one of its own, or everything in one. */
function written(path: readonly TreeArea[], how: Writing): string[] {
  const names = path.flatMap(({ name }, i) => {
    if (how.skipped[i] === true && i < path.length - 1) return [];
    return [how.stems[i] === true ? stemOf(name) : name];
  });
  const wide = (text: string): string =>
    how.wide ? text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) : text;
  const [first = '', ...others] = names;
  const rest = [...others, ''].join(how.between) + how.remark + how.house;
  return (how.cells && rest !== '' ? [first, rest] : [first + how.between + rest]).map(wide);
}

/** Whether an area is what a text names: all its characters are names on the way to it, in order, but for noise. */
function couldBeMeant(tree: NameTree, area: TreeArea, source: TreeArea, how: Writing): boolean {
  const [own, other] = [written(pathTo(tree, area), how), written(pathTo(tree, source), how)];
  return own.join('|') === other.join('|');
}

describe('laws of addresses', () => {
  test('an address made of an area leads to it or to what it lies in, never elsewhere', () => {
    let deep = 0;
    fc.assert(
      fc.property(trees, fc.nat(), writing, (tree, pick, how) => {
        const all = [...tree.byIx.values()];
        const source = all[pick % all.length];
        if (source === undefined) return;
        const found = placeAddress(tree, written(pathTo(tree, source), how));
        if (found.kind !== 'placed') return;
        if (found.area === source && source.level === 'community') deep++;
        expect([isIn(source, found.area), found.area.name, source.name]).toEqual([
          true,
          found.area.name,
          source.name,
        ]);
      }),
      { numRuns: 20_000, seed: 4 },
    );
    // Else it would hold of a search that never finds anything.
    expect(deep).toBeGreaterThan(1_000);
  });

  test('where two areas are written alike, neither is decided for', () => {
    let alike = 0;
    fc.assert(
      fc.property(trees, writing, (tree, how) => {
        const all = [...tree.byIx.values()].filter(({ level }) => level === 'community');
        for (const source of all) {
          const twins = all.filter((other) => couldBeMeant(tree, other, source, how));
          if (twins.length < 2) continue;
          alike++;
          const found = placeAddress(tree, written(pathTo(tree, source), how));
          expect(found.kind === 'placed' && twins.includes(found.area)).toBe(false);
        }
      }),
      { numRuns: 3_000, seed: 4 },
    );
    expect(alike).toBeGreaterThan(100);
  });
});
