import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeByNames } from '../../src/inputs/areas/place.ts';
import { sameButSuffix, stemOf } from '../../src/inputs/areas/suffixes.ts';
import type { NameTree, TreeArea } from '../../src/inputs/areas/tree.ts';
import { type Row, treeOf } from './trees.ts';

const CITY = treeOf('nbs', [
  ['11', '北京市', 'province'],
  ['1101', '市辖区', 'city', '11'],
  ['110105', '朝阳区', 'county', '1101'],
  ['110105005', '酒仙桥街道', 'street', '110105'],
  ['110105005001', '红霞路社区居委会', 'community', '110105005'],
  ['110105006', '酒仙桥镇', 'street', '110105'],
  ['110108', '海淀区', 'county', '1101'],
  ['110108012', '花园路街道', 'street', '110108'],
  ['110108012001', '红霞路社区居委会', 'community', '110108012'],
  ['21', '辽宁省', 'province'],
  ['2113', '朝阳市', 'city', '21'],
  ['211321', '朝阳县', 'county', '2113'],
]);
const COUNTIES = treeOf('nbs', [
  ['110105', '朝阳区', 'county'],
  ['110108', '海淀区', 'county'],
]);

function placed(tree: NameTree, ...parts: (string | null)[]): string {
  const placement = placeByNames(tree, parts);
  if (placement.kind === 'placed')
    return placement.below === undefined ? placement.area.code : `${placement.area.code} below`;
  if (placement.kind === 'empty') return 'empty';
  return `${placement.kind} ${placement.part}`;
}

describe('down the tree', () => {
  test.each([
    ['北京市 > 朝阳区 > 红霞路社区', '110105005001'],
    ['北京 > 海淀 > -', '110108'],
    ['北京市 > 市辖区 > 海淀区', '110108'],
    ['北京市 > 北京市 > 海淀区', '110108'],
    ['辽宁省 > 朝阳市 > 朝阳县', '211321'],
    ['辽宁省 > 朝阳 > -', '2113'],
    ['北京市 > 朝阳县 > 酒仙桥街道', 'unknown 1'],
    ['北京市 > 朝阳区 > 酒仙桥街道', '110105005'],
    ['北京市 > 朝阳区 > 酒仙桥', 'ambiguous 2'],
    ['北京市 > 朝阳区 > 幸福里', '110105 below'],
    ['北京市 > 朝阳区 > 酒仙桥街道 > 红霞路社区 > 3号楼', '110105005001'],
    ['北京市 > 幸福里', 'unknown 1'],
    ['天津市 > 朝阳区', 'unknown 0'],
    ['天津市 > 北京市 > 朝阳区', 'unknown 0'],
    ['中国 > 北京市 > 朝阳区', '110105'],
    ['- > -', 'empty'],
    ['红霞路社区', 'ambiguous 0'],
    ['花园路', '110108012'],
  ])('in a tree from the provinces down: %s', (path, expected) => {
    const parts = path.split(' > ').map((part) => (part === '-' ? null : part));
    expect(placed(CITY, ...parts)).toBe(expected);
  });

  test.each([
    ['北京市 > 朝阳区', '110105'],
    ['北京市 > 朝阳区 > 幸福里', '110105'],
    ['天津市 > 朝阳区', 'unknown 0'],
    ['中国 > 北京市 > 朝阳区', '110105'],
    ['北京市 > 密云区', 'unknown 0'],
    ['北京市', 'unknown 0'],
  ])('in a list of counties: %s', (path, expected) => {
    const parts = path.split(' > ').map((part) => (part === '-' ? null : part));
    expect(placed(COUNTIES, ...parts)).toBe(expected);
  });

  test('an explicit tree lets a text stand above only below its top level', () => {
    const tree = treeOf('explicit', [
      ['R', '全境', 'realm'],
      ['D', '北区', 'district', 'R'],
      ['S', '东站', 'site', 'D'],
    ]);
    expect(placed(tree, '全境', '某处')).toBe('unknown 1');
    expect(placed(tree, '全境', '北区', '某处')).toBe('D below');
  });
});

test('suffixes', () => {
  expect(['酒仙桥街道办事处', '十八里店地区', '红霞路社区居委会', '郊区', '朝阳'].map(stemOf)).toEqual([
    '酒仙桥',
    '十八里店',
    '红霞路',
    '郊区',
    '朝阳',
  ]);
  expect(sameButSuffix('十八里店乡', '十八里店地区')).toBe(true);
  expect(sameButSuffix('朝阳', '朝阳区')).toBe(true);
  expect(sameButSuffix('朝阳县', '朝阳区')).toBe(false);
  expect(sameButSuffix('红霞路街道', '红霞路社区')).toBe(false);
});

/** Trees of three levels with few names, so that many are the same. */
const trees = fc
  .array(
    fc.tuple(
      fc.constantFrom('东', '西', '南城', '北城'),
      fc.array(
        fc.tuple(
          fc.constantFrom('花园街道', '花园镇', '柳林街道'),
          fc.array(fc.constantFrom('一里社区', '二里社区', '三里村'), { maxLength: 3 }),
        ),
        { maxLength: 3 },
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((counties) =>
    counties.flatMap(([county, streets], c): Row[] => [
      [`C${c}`, `${county}区`, 'county'],
      ...streets.flatMap(([street, communities], s): Row[] => [
        [`C${c}S${s}`, street, 'street', `C${c}`],
        ...communities.map((name, k): Row => [`C${c}S${s}K${k}`, name, 'community', `C${c}S${s}`]),
      ]),
    ]),
  );

describe('laws of placing', () => {
  test('the full path of an area leads to it, or to several of the same names, never elsewhere', () => {
    fc.assert(
      fc.property(trees, (rows) => {
        const tree = treeOf('nbs', rows);
        for (const area of tree.byIx.values()) {
          const path: TreeArea[] = [];
          for (
            let at: TreeArea | undefined = area;
            at !== undefined;
            at = at.parent === null ? undefined : tree.byIx.get(at.parent)
          )
            path.unshift(at);
          const placement = placeByNames(
            tree,
            path.map(({ name }) => name),
          );
          const twins = [...tree.byIx.values()].some((other) =>
            path.some((each) => other !== each && other.parent === each.parent && other.name === each.name),
          );
          if (placement.kind === 'placed') expect(placement.area).toBe(area);
          else expect([placement.kind, twins]).toEqual(['ambiguous', true]);
        }
      }),
    );
  });

  test('the order of the areas changes nothing', () => {
    fc.assert(
      fc.property(
        trees,
        fc.array(fc.constantFrom('东区', '西', '花园', '柳林街道', '一里', '三里村', '无名'), {
          maxLength: 3,
        }),
        (rows, parts) => {
          const codeOf = (tree: NameTree) => {
            const placement = placeByNames(tree, parts);
            return placement.kind === 'placed' ? placement.area.code : placement.kind;
          };
          expect(codeOf(treeOf('nbs', rows.toReversed()))).toBe(codeOf(treeOf('nbs', rows)));
        },
      ),
    );
  });
});

describe('prefectures of Japan', () => {
  const JAPAN = treeOf('explicit', [
    ['JP', '日本', 'country'],
    ['27', '大阪府', 'prefecture', 'JP'],
    ['26', '京都府', 'prefecture', 'JP'],
    ['26100', '京都市', 'city', '26'],
    ['13', '東京都', 'prefecture', 'JP'],
    ['14', '神奈川県', 'prefecture', 'JP'],
    ['x', '恭王府', 'site', 'JP'],
    ['y', '成都', 'site', 'JP'],
  ]);
  test.each([
    ['大阪', '27'],
    ['大阪府', '27'],
    ['東京', '13'],
    ['神奈川', '14'],
    // Of several none is taken; said in full, or going down, it is clear.
    ['京都', 'ambiguous 0'],
    ['京都府', '26'],
    ['京都 > 京都市', '26100'],
    ['恭王', 'unknown 0'],
    ['恭王府', 'x'],
    ['大阪市', 'unknown 0'],
  ])('%s', (text, expected) => {
    expect(placed(JAPAN, ...text.split(' > '))).toBe(expected);
  });

  test('are found in the engine, too', () => {
    expect(['大阪府', '京都府', '東京都', '神奈川県', '恭王府', '天府街道'].map(stemOf)).toEqual([
      ...['大阪', '京都', '東京', '神奈川', '恭王府', '天府'],
    ]);
  });
});
