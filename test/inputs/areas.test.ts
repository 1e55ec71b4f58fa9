import { describe, expect, test } from 'vitest';
import type { AreasSource } from '../../src/workspace/workspace.ts';
import { AREAS, codesOf, problemsOf, type Setup, stage } from './workspaces.ts';

const nbs = (...rows: string[]): Setup => ({
  files: { 'areas.csv': `code,name\n${rows.join('\n')}\n` },
  cases: null,
});
const explicit = (rows: readonly string[], areas: Partial<AreasSource> = {}): Setup => ({
  files: { 'areas.csv': `code,name,level,parent\n${rows.join('\n')}\n` },
  areas: { codes: 'explicit', ...areas },
  cases: null,
});

async function tree(setup: Setup): Promise<string[]> {
  const { engine } = await stage(setup);
  const rows = await engine.rows(
    'SELECT a.ix, a.code, a.level, p.code AS parent FROM areas a LEFT JOIN areas p ON p.ix = a.parent ORDER BY a.ix',
  );
  return rows.map(({ code, level, parent }) => `${code} ${level} < ${parent ?? '-'}`);
}

describe('codes of the national statistical office', () => {
  test('carry level and parent; the city level may be absent', async () => {
    expect(
      await tree(
        nbs(
          '110105005,街道',
          '11,北京市',
          '110105,朝阳区',
          '110105005001,社区',
          '41,河南省',
          '4190,省直辖',
          '419001,济源市',
        ),
      ),
    ).toEqual([
      '11 province < -',
      '110105 county < 11',
      '110105005 street < 110105',
      '110105005001 community < 110105005',
      '41 province < -',
      '4190 city < 41',
      '419001 county < 4190',
    ]);
  });

  test('may be filled up with zeros', async () => {
    expect(
      await tree(
        nbs(
          '110000000000,北京市',
          '110100,市辖区',
          '110105000000,朝阳区',
          '110105005000,街道',
          '110105005001,社区',
        ),
      ),
    ).toEqual([
      '11 province < -',
      '1101 city < 11',
      '110105 county < 1101',
      '110105005 street < 110105',
      '110105005001 community < 110105005',
    ]);
  });

  test('a city without counties carries its streets', async () => {
    expect(
      await tree(nbs('44,广东省', '4401,广州市', '440103,荔湾区', '4419,东莞市', '441900003,东城街道')),
    ).toContain('441900003 street < 4419');
    expect(await tree(nbs('4419,东莞市', '441900,东莞市', '441900003,东城街道'))).toEqual([
      '4419 city < -',
      '441900 county < 4419',
      '441900003 street < 441900',
    ]);
  });

  test('a level that is absent altogether makes the next one the roots', async () => {
    expect(await tree(nbs('110105,朝阳区', '110108,海淀区'))).toEqual([
      '110105 county < -',
      '110108 county < -',
    ]);
    expect(await tree(nbs('11,北京市', '110105005,街道'))).toEqual([
      '11 province < -',
      '110105005 street < 11',
    ]);
  });

  test.each<[string, Setup, string[]]>([
    [
      'a county is missing',
      nbs('11,北京市', '110105,朝阳区', '110108012,街道'),
      ['area-parent-missing areas.csv:4 code'],
    ],
    [
      'a street is missing',
      nbs('110105,朝阳区', '110105001,街道', '110105002001,社区'),
      ['area-parent-missing areas.csv:4 code'],
    ],
    ['a province is missing', nbs('11,北京市', '120101,和平区'), ['area-parent-missing areas.csv:3 code']],
    ['a code of five digits', nbs('11,北京市', '11010,x'), ['area-code-invalid areas.csv:3 code']],
    ['a code with letters', nbs('11,北京市', 'ab,x'), ['area-code-invalid areas.csv:3 code']],
    [
      'a code in scientific notation',
      nbs('11,北京市', '1.10105E+11,x'),
      ['code-scientific areas.csv:3 code'],
    ],
    ['no code', nbs('11,北京市', ',x'), ['cell-empty areas.csv:3 code']],
    ['a code twice', nbs('11,北京市', '110105,a', '110105,b'), ['area-duplicate areas.csv:4 code']],
    [
      'a code twice, once filled up',
      nbs('110105,a', '110105000000,b', '110108,c'),
      ['area-duplicate areas.csv:3 code'],
    ],
    ['a cell too many', nbs('11,北京市', '110105,a,b'), ['row-width areas.csv:3']],
  ])('%s', async (_, setup, problems) => {
    expect(await codesOf(setup)).toEqual(problems);
  });

  test('a column the file must have', async () => {
    expect(await codesOf({ files: { 'areas.csv': 'codes,name\n11,x\n' }, cases: null })).toEqual([
      'column-missing areas.csv:1 code',
    ]);
  });
});

describe('codes with a tree of their own', () => {
  test('levels are free, and stand in the order of the tree', async () => {
    const { staged } = await stage(
      explicit(['S1,泵站,site,D2', 'D2,南,district,R', 'R,全境,realm,', 'D1,北,district,R']),
    );
    expect(staged.areas.levels).toEqual(['realm', 'district', 'site']);
    expect(staged.areas.countAt('district')).toBe(2);
    expect(staged.areas.countAt('none')).toBe(0);
  });

  test('lost zeros are put back where the workspace says so', async () => {
    expect(await tree(explicit(['1001,a,county,01', '01,b,state,'], { pad: 5 }))).toEqual([
      '00001 state < -',
      '01001 county < 00001',
    ]);
  });

  test.each<[string, Setup, string[]]>([
    ['a parent is missing', explicit(['A,a,top,', 'B,b,low,X']), ['area-parent-missing areas.csv:3 parent']],
    ['a level is missing', explicit(['A,a,top,', 'B,b,,A']), ['cell-empty areas.csv:3 level']],
    ['its own parent', explicit(['A,a,top,', 'B,b,low,B']), ['area-cycle areas.csv:3 parent']],
    [
      'a cycle',
      explicit(['A,a,top,', 'B,b,low,C', 'C,c,low,D', 'D,d,low,B', 'E,e,low,D']),
      ['area-cycle areas.csv:3 parent'],
    ],
    ['levels both ways', explicit(['A,a,x,', 'B,b,y,A', 'C,c,x,B']), ['area-level-order areas.csv level']],
    ['a code twice', explicit(['A,a,top,', 'A,b,top,']), ['area-duplicate areas.csv:3 code']],
  ])('%s', async (_, setup, problems) => {
    expect(await codesOf(setup)).toEqual(problems);
  });

  test('a cycle is written out', async () => {
    expect(await problemsOf(explicit(['B,b,low,C', 'C,c,low,B']))).toMatchObject([
      { with: { cycle: 'B → C → B' } },
    ]);
  });
});

test('other columns are attributes, mapped ones under their canonical name', async () => {
  const files = { 'areas.csv': '代码,名称,人口,Region\n11,北京市,21893095,N\n12, ,,\n' };
  const { engine } = await stage({
    files,
    areas: { columns: { code: ['代码'], name: ['名称'], population: ['人口'] } },
    cases: null,
  });
  expect(await engine.rows('SELECT * FROM areas ORDER BY ix')).toEqual([
    {
      ix: 0,
      code: '11',
      name: '北京市',
      level: 'province',
      parent: null,
      population: '21893095',
      Region: 'N',
    },
    { ix: 1, code: '12', name: '12', level: 'province', parent: null, population: null, Region: null },
  ]);
});

describe('the index', () => {
  test('describes areas in the order asked for, without 市辖区', async () => {
    const { staged } = await stage({ files: { 'areas.csv': AREAS }, cases: null });
    const described = await staged.areas.describe([5, 2, 99]);
    expect(described.map(({ ix, path }) => `${ix} ${path}`)).toEqual([
      '5 北京市 朝阳区 酒仙桥街道 大山子社区居委会',
      '2 北京市 朝阳区',
    ]);
    expect(described[1]?.ancestors).toEqual([
      { code: '11', name: '北京市', level: 'province' },
      { code: '1101', name: '市辖区', level: 'city' },
    ]);
  });

  test.each([
    ['110105', ['110105']],
    ['110105000000', ['110105']],
    ['朝阳区', ['110105']],
    ['朝阳', ['110105']],
    ['北京市', ['11']],
    ['酒仙桥', ['110105005']],
    ['酒仙桥地区', ['110105005']],
    ['朝阳区 酒仙桥街道', ['110105005']],
    ['北京 海淀 花园路 红霞路社区', ['110108012001']],
    ['海淀区 红霞路社区', ['110108012001']],
    ['红霞路社区', ['110105005001', '110108012001']],
    ['朝阳县', []],
    ['朝阳区 没有这条街', []],
    ['', []],
  ])('resolves %s', async (text, codes) => {
    const { staged } = await stage({ files: { 'areas.csv': AREAS }, cases: null });
    const { candidates } = await staged.areas.resolve(text);
    expect(candidates.map(({ code }) => code)).toEqual(codes);
  });

  const SPACED = [
    'N,New York,state,',
    'K,Kings County,county,N',
    'K1,Bay Ridge / Fort Hamilton,ward,K',
    'K2,Flatbush East,ward,K',
    'Q,Queens County,county,N',
    'Q2,Flatbush East,ward,Q',
    'F,Flatbush,county,N',
    'F1,East,ward,F',
    'E,Flatbush East,county,N',
    'A,A/B 小区,county,N',
  ];

  test.each([
    ['New York Kings County Flatbush East', ['K2']],
    ['New York/Kings County/Flatbush East', ['K2']],
    ['New York / Queens County / Flatbush East', ['Q2']],
    ['Queens County Flatbush East', ['Q2']],
    ['New York Kings County Bay Ridge / Fort Hamilton', ['K1']],
    ['Kings County', ['K']],
    ['New York A/B 小区', ['A']],
    ['New York Kings County Flatbush East (K2)', ['K2']],
    // A code behind the name of another area, or of none, does not say which.
    ['Flatbush East (Q2)', ['Q2']],
    ['Kings County (Q)', ['Q', 'K']],
    ['Nowhere (K2)', []],
    ['New York Flatbush East', ['E', 'F1']],
    ['Flatbush West', []],
  ])('resolves %s, names having spaces', async (text, codes) => {
    const { staged } = await stage(explicit(SPACED));
    const { candidates } = await staged.areas.resolve(text);
    expect(candidates.map(({ code }) => code)).toEqual(codes);
  });

  test('resolves every path that it prints, and says which areas it may be', async () => {
    for (const setup of [explicit(SPACED), { files: { 'areas.csv': AREAS }, cases: null }]) {
      const { staged } = await stage(setup);
      const all = await staged.areas.describe(Array.from({ length: 11 }, (_, ix) => ix));
      expect(all.length).toBeGreaterThan(9);
      for (const { code, path, names } of all) {
        const same = all.filter((each) => each.path === path).map((each) => each.code);
        for (const text of [path, names.join('/'), `${path} (${code})`, `${path}（${code}）`]) {
          const { candidates } = await staged.areas.resolve(text);
          const found = candidates.map((each) => each.code);
          expect(found, text).toEqual(
            text.endsWith(path) || text.includes('/') ? expect.arrayContaining(same) : [code],
          );
          expect(found).toContain(code);
        }
      }
    }
  });

  test('suggests what is near', async () => {
    const { staged } = await stage({ files: { 'areas.csv': AREAS }, cases: null });
    expect((await staged.areas.resolve('酒仙乔街道')).suggest).toEqual(['酒仙桥街道']);
    expect((await staged.areas.resolve('110106')).suggest).toContain('110105');
  });
});
