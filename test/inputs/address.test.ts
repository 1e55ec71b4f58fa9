import { describe, expect, test } from 'vitest';
import { crosswalkOf } from '../../src/inputs/areas/crosswalk.ts';
import { placeByNames } from '../../src/inputs/areas/place.ts';
import { placeAddress } from '../../src/inputs/areas/place-address.ts';
import type { NameTree } from '../../src/inputs/areas/tree.ts';
import { treeOf } from './trees.ts';

const CITY = treeOf(
  'nbs',
  [
    ['11', '北京市', 'province'],
    ['1101', '市辖区', 'city', '11'],
    ['110105', '朝阳区', 'county', '1101'],
    ['110105001', '酒仙桥街道', 'street', '110105'],
    ['110105001001', '红霞路社区居委会', 'community', '110105001'],
    ['110105001002', '三里社区居委会', 'community', '110105001'],
    ['110105002', '酒仙桥镇', 'street', '110105'],
    ['110105003', '劲松街道', 'street', '110105'],
    ['110105003001', '农光里社区居委会', 'community', '110105003'],
    ['110105003002', '农光里中社区居委会', 'community', '110105003'],
    ['110105003003', '磨房南里社区居委会', 'community', '110105003'],
    ['110105004', '朝阳路街道', 'street', '110105'],
    ['110105005', '平房地区', 'street', '110105'],
    ['110105005001', '姚家园村委会', 'community', '110105005'],
    ['110106', '丰台区', 'county', '1101'],
    ['110106001', '花乡街道', 'street', '110106'],
    ['110106001001', '新发地社区居委会', 'community', '110106001'],
    ['110106002', '和义街道', 'street', '110106'],
    ['110106002001', '红霞路社区居委会', 'community', '110106002'],
    ['110106003', '新村街道', 'street', '110106'],
    ['110106003001', '红霞路社区居委会', 'community', '110106003'],
    ['110108', '海淀区', 'county', '1101'],
    ['110108001', '中关村街道', 'street', '110108'],
    ['110108001001', '太阳园社区居委会', 'community', '110108001'],
    ['110108002', '四季青地区', 'street', '110108'],
    ['110108002001', '中关村委会', 'community', '110108002'],
    ['21', '辽宁省', 'province'],
    ['2113', '朝阳市', 'city', '21'],
    ['211321', '朝阳县', 'county', '2113'],
    ['211321001', '柳城街道', 'street', '211321'],
  ],
  [['110106001', '花乡', 'alias']],
);
const COUNTIES = treeOf('nbs', [
  ['110105', '朝阳区', 'county'],
  ['110105003', '劲松街道', 'street', '110105'],
  ['220104', '南关区', 'county'],
]);

/** Communities that are counted, and names that say no unit. */
const NUMBERED = treeOf('nbs', [
  ['110105', '朝阳区', 'county'],
  ['110105001', '望京街道', 'street', '110105'],
  ['110105001001', '芍药居一社区居委会', 'community', '110105001'],
  ['110105001002', '芍药居二社区居委会', 'community', '110105001'],
  ['110105001003', '芍药居三社区居委会', 'community', '110105001'],
  ['110105001004', '晨风园二社区居委会', 'community', '110105001'],
  ['110105001005', '芍药居十社区居委会', 'community', '110105001'],
  ['110105001006', '角门东里三社区', 'community', '110105001'],
  ['110105001007', '大鲁店一村村委会', 'community', '110105001'],
  ['110105001008', '2-11号院社区', 'community', '110105001'],
  ['110105001009', '双桥一', 'community', '110105001'],
  ['110105001010', '角门东里社区', 'community', '110105001'],
  ['110105002', '东坝地区', 'street', '110105'],
  ['110105003', '太阳宫街道', 'street', '110105'],
  ['110105004', '亦庄', 'street', '110105'],
  ['110105004001', '和平', 'community', '110105004'],
]);

/** `code`, with the reason where it should be deeper; or the reason alone. */
function located(tree: NameTree, text: string): string {
  const cells = text.split(' > ').map((cell) => (cell === '-' ? null : cell));
  const found = placeAddress(tree, cells);
  if (found.kind === 'empty') return 'empty';
  if (found.kind === 'unplaced') return found.stop.reason;
  return [found.area.code, ...(found.stop === undefined ? [] : [found.stop.reason])].join(' ');
}

describe('an address leads to the deepest area that is certain', () => {
  test.each([
    ['北京市朝阳区劲松街道农光里社区', '110105003001'],
    ['北京市朝阳区劲松街道农光里3号楼2单元501', '110105003001'],
    ['北京市市辖区朝阳区劲松街道', '110105003'],
    ['北京朝阳劲松街道', '110105003'],
    ['朝阳区劲松街道', '110105003'],
    ['朝阳区3号楼', '110105 unknown'],
    ['北京市朝阳区幸福里小区5号楼', '110105 unknown'],
    ['中国北京市朝阳区劲松街道', '110105003'],
    ['劲松街道农光里', '110105003001'],
    ['幸福里5号楼', 'unknown'],
    ['北京市', '11'],
    ['北京市幸福里', 'too-high'],
    ['北京市 > 朝阳区 > 北京市朝阳区劲松街道农光里', '110105003001'],
    ['北京市朝阳区 > 劲松街道农光里', '110105003001'],
    ['北京市 > 朝阳区 > -', '110105'],
    ['- > -', 'empty'],
  ])('%s', (text, expected) => expect(located(CITY, text)).toBe(expected));

  test.each([
    ['北京市朝阳区农光里社区', '110105003001'],
    ['朝阳区磨房南里', '110105003003'],
    ['丰台区花乡新发地', '110106001001'],
    ['丰台区花乡奥莱村', '110106001 unknown'],
    ['丰台区红霞路社区', '110106 ambiguous'],
    ['北京市红霞路社区', 'ambiguous'],
    ['新村街道红霞路社区', '110106003001'],
  ])('a level may be left out where one area is meant: %s', (text, expected) =>
    expect(located(CITY, text)).toBe(expected),
  );

  test.each([
    ['朝阳区（劲松街道）农光里', '110105003001'],
    ['朝阳区劲松街道（南区）农光里社区', '110105003001'],
    ['【朝阳区】劲松街道农光里', '110105003001'],
    ['朝阳区平房（地区）乡姚家园村', '110105005001'],
    ['朝阳区平房乡姚家园（东）', '110105005001'],
    ['朝阳区(劲松街道除外)', '110105'],
    ['朝阳区劲松街道农光里（朝阳区劲松街道', '110105003001'],
    ['　朝阳区　劲松街道，农光里 ３号楼', '110105003001'],
    ['朝阳区-劲松街道-农光里', '110105003001'],
    ['朝阳区酒仙桥街道3里', '110105001002'],
    ['朝阳区劲松街道办事处农光里居委会', '110105003001'],
  ])('brackets, widths, blanks and numerals make no difference: %s', (text, expected) =>
    expect(located(CITY, text)).toBe(expected),
  );
});

describe('nothing is guessed', () => {
  test.each([
    ['北京市朝阳县劲松街道', 'contradicts'],
    ['辽宁省朝阳市朝阳县柳城街道', '211321001'],
    ['海淀区朝阳路', '110108 unknown'],
    ['朝阳区朝阳路街道3号', '110105004'],
    ['朝阳区朝阳路3号', '110105 unknown'],
    ['朝阳路街道', '110105004'],
    ['海淀区中关村大街5号', '110108 unknown'],
    ['海淀区中关村南大街5号', '110108 unknown'],
    ['海淀区中关村', '110108 ambiguous'],
    ['朝阳区酒仙桥路2号', '110105 unknown'],
    ['朝阳区酒仙桥', '110105 unknown'],
    ['北京市 > 朝阳区 > 酒仙桥', '110105 ambiguous'],
    ['北京市 > 朝阳区 > 红霞路', '110105 unknown'],
    // Right below what the other cells name it is a name; in an address it may be the road.
    ['北京市 > 朝阳区 > 酒仙桥街道 > 红霞路', '110105001001'],
    ['朝阳区酒仙桥街道红霞路', '110105001 unknown'],
    // The next cell tells which of several is meant: below the others it names nothing.
    ['北京市 > 朝阳区 > 酒仙桥 > 红霞路社区', '110105001001'],
    ['北京市 > 海淀区 > 中关村 > 太阳园社区', '110108001001'],
    ['北京市 > 朝阳区 > 酒仙桥 > 无名社区', '110105 ambiguous'],
    ['北京市 > 朝阳区 > 无名街道 > 农光里社区', '110105 unknown'],
    ['北京市 > 朝阳区 > 朝阳路', '110105004'],
    ['朝阳区酒仙桥镇', '110105002'],
    ['朝阳区红霞路2号', '110105 unknown'],
    ['朝阳区农光里中社区', '110105003002'],
    ['朝阳区农光里东路', '110105 unknown'],
    ['朝阳区农光南里', '110105 unknown'],
    ['朝阳区家住劲松街道', '110105 unknown'],
    ['北京市 > 朝阳区 > 海淀区中关村街道', '110105 contradicts'],
    ['天津市朝阳区劲松街道', 'unknown'],
  ])('%s', (text, expected) => expect(located(CITY, text)).toBe(expected));

  test.each([
    ['北京市朝阳区劲松街道', '110105003'],
    ['吉林省朝阳区劲松街道', 'unknown'],
    ['吉林省南关区', '220104'],
    ['北京市南关区', 'unknown'],
    ['北京市 > 朝阳区 > 劲松街道3号', '110105003'],
  ])('a province above the roots must be theirs: %s', (text, expected) =>
    expect(located(COUNTIES, text)).toBe(expected),
  );
});

describe('a second district in an address', () => {
  test.each([
    ['朝阳区工作，住海淀区清河街道', 'contradicts'],
    ['朝阳区劲松街道工作，住海淀区', 'contradicts'],
    ['朝阳区劲松街道农光里社区，现住丰台区花乡', 'contradicts'],
    ['朝阳区（现住海淀区清河街道）', 'contradicts'],
    ['北京市朝阳区，户籍辽宁省朝阳市', 'contradicts'],
    ['朝阳区丰台区', 'contradicts'],
    ['北京市 > 朝阳区 > 现住海淀区中关村街道', 'contradicts'],
    ['北京市 > 朝阳区 > 劲松街道农光里3号，住丰台区', 'contradicts'],
    // Nor where the cells before it lead to an area in which no other lies.
    ['北京市 > 朝阳区 > 劲松街道 > 农光里社区 > 3号楼，现住丰台区花乡', 'contradicts'],
    ['北京市 > 朝阳区 > 劲松街道 > 农光里社区 > 3号楼 > 住丰台区', 'contradicts'],
    ['北京市 > 朝阳区 > 劲松街道 > 农光里社区 > 朝阳区劲松街道农光里3号楼', '110105003001'],
    ['北京市 > 朝阳区 > 劲松街道 > 农光里社区 > 丰台区', '110105003001'],
    // No district: a road, a market, the district itself once more.
    ['海淀区朝阳路', '110108 unknown'],
    ['海淀区丰台路口', '110108 unknown'],
    ['海淀区北京市场', '110108 unknown'],
    ['海淀区学院路，北京市海淀区', '110108 unknown'],
    ['朝阳区劲松街道(北京市朝阳区)', '110105003'],
    ['朝阳区劲松街道农光里社区3号，在朝阳区劲松街道工作', '110105003001'],
    ['朝阳区（北京市）劲松街道', '110105003'],
  ])('%s', (text, expected) => expect(located(CITY, text)).toBe(expected));
});

describe('the number of a house is no part of a name', () => {
  test.each([
    ['朝阳区芍药居12号楼', '110105 unknown'],
    ['朝阳区芍药居21号楼', '110105 unknown'],
    ['朝阳区芍药居35号院', '110105 unknown'],
    ['朝阳区芍药居1号楼', '110105 unknown'],
    ['朝阳区芍药居1栋', '110105 unknown'],
    ['朝阳区芍药居1院', '110105 unknown'],
    ['朝阳区芍药居1A座', '110105 unknown'],
    ['朝阳区芍药居1甲3号', '110105 unknown'],
    ['朝阳区芍药居1-3', '110105 unknown'],
    ['朝阳区芍药居1 3号楼', '110105 unknown'],
    ['朝阳区芍药居1', '110105 unknown'],
    ['朝阳区芍药居十二号楼', '110105 unknown'],
    ['朝阳区芍药居二十号', '110105 unknown'],
    ['朝阳区晨风园2-11', '110105 unknown'],
    ['朝阳区角门东里31号楼', '110105 unknown'],
    ['朝阳区大鲁店12号', '110105 unknown'],
    ['朝阳区 > 望京街道 > 芍药居12号楼', '110105001 unknown'],
    ['朝阳区 > 望京街道 > 芍药居1号楼', '110105001 unknown'],
    // 角门东里社区 is there too, but the number may be the other's.
    ['朝阳区角门东里3号楼', '110105 unknown'],
    ['朝阳区角门东里社区31号楼', '110105001010'],
    // With the suffix, or as a cell of its own below the street, it is the name.
    ['朝阳区芍药居一社区', '110105001001'],
    ['朝阳区芍药居1社区12号楼', '110105001001'],
    ['朝阳区芍药居十社区2号楼', '110105001005'],
    ['朝阳区大鲁店一村12号', '110105001007'],
    ['朝阳区 > 望京街道 > 芍药居一', '110105001001'],
    ['双桥一', '110105001009'],
    ['芍药居一', 'unknown'],
    ['朝阳区2－11号院社区', '110105001008'],
    ['朝阳区211号院社区', '110105 unknown'],
  ])('%s', (text, expected) => expect(located(NUMBERED, text)).toBe(expected));

  test.each([
    ['朝阳区望京SOHO', '110105 unknown'],
    ['朝阳区望京SOHO3号楼', '110105 unknown'],
    ['朝阳区太阳宫CBD', '110105 unknown'],
    ['朝阳区亦庄BDA', '110105 unknown'],
    ['朝阳区东坝十', '110105 unknown'],
    ['朝阳区望京15号线', '110105 unknown'],
    ['朝阳区望京3-2-501', '110105001 unknown'],
    ['朝阳区望京12B', '110105001 unknown'],
    ['朝阳区望京B座', '110105001 unknown'],
    ['朝阳区望京A3号楼', '110105001 unknown'],
    ['朝阳区望京十二号院', '110105001 unknown'],
  ])('letters alone are the number of a building, or a word: %s', (text, expected) =>
    expect(located(NUMBERED, text)).toBe(expected),
  );

  test.each([
    ['朝阳区和平县', '110105 unknown'],
    ['朝阳区和平乡政府', '110105 unknown'],
    ['朝阳区亦庄市', '110105 unknown'],
    ['朝阳区亦庄镇和平村', '110105004001'],
    ['朝阳区和平社区', '110105004001'],
  ])('a name that says no unit takes those of its level: %s', (text, expected) =>
    expect(located(NUMBERED, text)).toBe(expected),
  );
});

describe('a city above the roots must be theirs', () => {
  test.each([
    ['长春市 > 朝阳区 > 劲松街道', 'unknown'],
    ['吉林省 > 长春市 > 朝阳区', 'unknown'],
    ['北京市 > 长春市 > 朝阳区', 'unknown'],
    ['延边州 > 朝阳区', 'unknown'],
    ['大兴安岭地区 > 朝阳区', 'unknown'],
    ['上海市 > 朝阳区', 'unknown'],
    ['北京市 > 朝阳区', '110105'],
    ['北京 > 朝阳区', '110105'],
    ['北京市 > 北京市 > 朝阳区', '110105'],
    ['北京市 > 市辖区 > 朝阳区', '110105'],
    ['北京地区 > 朝阳区', '110105'],
    ['本市 > 朝阳区', '110105'],
    // Which city a code lies in is not known elsewhere.
    ['长春市 > 南关区', '220104'],
    ['吉林省 > 四平市 > 南关区', '220104'],
    ['北京市 > 南关区', 'unknown'],
  ])('%s', (text, expected) => {
    expect(located(COUNTIES, text)).toBe(expected);
    const { kind } = placeByNames(COUNTIES, text.split(' > '));
    expect(kind).toBe(expected === 'unknown' ? 'unknown' : 'placed');
  });
});

test('the crosswalk says what a text means, inside the area it speaks of', () => {
  const ixOf = (code: string): number => [...CITY.byIx.values()].find((area) => area.code === code)?.ix ?? -1;
  const crosswalk = crosswalkOf([
    { text: '幸福里 ３号', within: ixOf('110105'), area: ixOf('110105003') },
    { text: '老站', within: undefined, area: ixOf('110106001') },
    { text: '老站', within: ixOf('110105'), area: ixOf('110105005') },
  ]);
  const codeOf = (...cells: string[]): string => {
    const found = placeAddress(CITY, cells, crosswalk);
    return found.kind === 'placed' ? `${found.area.code} ${found.how}` : found.kind;
  };
  expect(codeOf('北京市', '朝阳区', '幸福里3号')).toBe('110105003 crosswalk');
  expect(codeOf('北京市', '丰台区', '幸福里3号')).toBe('110106 name');
  expect(codeOf('北京市', '朝阳区', '老站')).toBe('110105005 crosswalk');
  expect(codeOf('北京市', '丰台区', '老站')).toBe('110106001 crosswalk');
  expect(codeOf('老站')).toBe('110106001 crosswalk');
  // It does not move a case out of the district that another cell names.
  expect(codeOf('北京市', '海淀区', '老站')).toBe('110108 name');
});

describe('a street and a name that only another street of the county has', () => {
  test.each([
    // 磨房南里 is in 劲松街道: the address is older than the areas, or wrong, and only the county is certain.
    ['朝阳区平房乡磨房南里3号楼', '110105 contradicts'],
    ['北京市 > 朝阳区 > 平房地区 > 磨房南里社区', '110105 contradicts'],
    ['朝阳区平房乡农光里', '110105 contradicts'],
    ['丰台区花乡红霞路社区', '110106 contradicts'],
    // In another county it may well be another place of that name; of a short name there are many.
    ['海淀区四季青镇磨房南里', '110108002 unknown'],
    ['朝阳区劲松街道三里', '110105003 unknown'],
    ['朝阳区劲松街道姚家园路5号', '110105003 unknown'],
    ['朝阳区劲松街道劲松街道', '110105003 unknown'],
  ])('%s', (text, expected) => expect(located(CITY, text)).toBe(expected));
});

test('where the next cell names something below several, none of them is taken', () => {
  const twins = treeOf('nbs', [
    ['110105', '朝阳区', 'county'],
    ['110105001', '和平街道', 'street', '110105'],
    ['110105001001', '新村社区', 'community', '110105001'],
    ['110105002', '和平镇', 'street', '110105'],
    ['110105002001', '新村社区', 'community', '110105002'],
    ['110105002002', '北里社区', 'community', '110105002'],
  ]);
  expect(located(twins, '朝阳区 > 和平 > 新村社区')).toBe('110105 ambiguous');
  expect(located(twins, '朝阳区 > 和平 > 北里社区')).toBe('110105002002');
});
