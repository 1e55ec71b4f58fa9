import { describe, expect, test } from 'vitest';
import { matchPlaces } from '../../../src/inputs/matching/match.ts';
import { casesIn, type Setup, stage } from '../workspaces.ts';
import {
  book,
  DAY,
  good,
  HEAD,
  HEAD_XML,
  part,
  ROW,
  ROW_XML,
  raw,
  SHEET,
  setup,
  sheet,
  USED,
} from './sheets.ts';
import { dated, sheetOf, styled, typed, workbook } from './workbook.ts';

/** Sheets that are strange and yet can be read: what the cases are then. */
const READ: readonly (readonly [name: string, content: Uint8Array, rows: readonly string[], more?: Setup])[] =
  [
    ['as a spreadsheet program writes it', good, [USED]],
    [
      'days as serial numbers of 1904',
      book({ from1904: true, sheets: [{ rows: [HEAD, ['A1', dated(DAY - 1462), 'confirmed', '110105']] }] }),
      [USED],
    ],
    ['days in a format of its own', sheet([HEAD, ['A1', styled(DAY, 2), 'confirmed', '110105']]), [USED]],
    ['days without a format', sheet([HEAD, ['A1', DAY, 'confirmed', '110105']]), [USED]],
    ['days with a time of midnight', sheet([HEAD, ['A1', styled(DAY, 4), 'confirmed', '110105']]), [USED]],
    ['days as texts', sheet([HEAD, ['A1', '2022年5月1日', 'confirmed', '110105']]), [USED]],
    [
      'days as ISO cells',
      sheet([HEAD, ['A1', typed('d', '2022-05-01T00:00:00'), 'confirmed', '110105']]),
      [USED],
    ],
    [
      'days as texts in a stated format',
      sheet([HEAD, ['A1', '5/1/2022', 'confirmed', '110105'], ['A2', dated(DAY), 'confirmed', '110105']]),
      [USED, USED.replace('A1', 'A2')],
      { cases: { formats: { date_report: 'M/d/yyyy' } } },
    ],
    [
      'codes as numbers',
      sheet([HEAD, ['A1', dated(DAY), 'confirmed', 110105], ['A2', dated(DAY), 'confirmed', 110105005001]]),
      [USED, 'A2 2022-05-01 confirmed 110105005001'],
    ],
    [
      'codes in the notation of another program',
      sheet([
        HEAD,
        ['A1', dated(DAY), 'confirmed', styled('1.10105E+5', 0)],
        ['A2', dated(DAY), 'confirmed', styled('1.10105005001E11', 0)],
      ]),
      [USED, 'A2 2022-05-01 confirmed 110105005001'],
    ],
    [
      'codes with a fraction of nothing',
      sheet([HEAD, ['A1', dated(DAY), 'confirmed', styled('110105.0', 0)]]),
      [USED],
    ],
    [
      'numbers as ids, with the zeros of their format',
      sheet([HEAD, [styled(42, 3), dated(DAY), 'confirmed', styled(110105, 5)]]),
      ['000042 2022-05-01 confirmed 110105'],
    ],
    [
      'formulas with their results',
      sheet([
        HEAD,
        [
          { xml: '<c r="@" t="str"><f>"A"&amp;1</f><v>A1</v></c>' },
          { xml: `<c r="@" s="1"><f>TODAY()</f><v>${DAY}</v></c>` },
          'confirmed',
          '110105',
        ],
      ]),
      [USED],
    ],
    ['texts in the cells', raw(HEAD_XML + ROW_XML), [USED]],
    [
      'texts of several looks, with phonetic guides',
      raw(
        HEAD_XML +
          ROW_XML.replace(
            '<is><t>confirmed</t></is>',
            '<is><r><rPr><b/></rPr><t>con</t></r><r><t>firmed</t></r><rPh sb="0" eb="1"><t>que zhen</t></rPh></is>',
          ),
      ),
      [USED],
    ],
    [
      'texts with escaped characters',
      raw(HEAD_XML + ROW_XML.replace('<t>A1</t>', '<t>A1_x000D_</t>')),
      [USED],
    ],
    [
      'character data and entities',
      raw(HEAD_XML + ROW_XML.replace('<t>A1</t>', '<t><![CDATA[A]]>&#49;</t>')),
      [USED],
    ],
    ['rows and cells without numbers', raw((HEAD_XML + ROW_XML).replace(/ r="\w+"/g, '')), [USED]],
    [
      'a prefix before every name',
      part(
        SHEET,
        sheetOf(HEAD_XML + ROW_XML)
          .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
          .replace('xmlns=', 'xmlns:x='),
      ),
      [USED],
    ],
    ['a dimension that lies', sheet([HEAD, ROW], { dimension: 'A1:XFD1048576' }), [USED]],
    [
      'title rows above the header',
      sheet([['疫情报表'], ['单位：某区'], null, HEAD, ROW], { merges: ['A1:D1'] }),
      [USED],
    ],
    [
      'two header rows, the names in the second',
      sheet([['基本情况', null, '诊断', null], HEAD, ROW], { merges: ['A1:B1', 'C1:D1'] }),
      [USED],
    ],
    [
      'header cells merged over two rows',
      sheet([['id', '诊断', null, 'area'], [null, 'date', 'class', null], ROW], {
        merges: ['A1:A2', 'B1:C1', 'D1:D2'],
      }),
      [USED],
    ],
    [
      'all header cells merged over two rows',
      sheet([HEAD, [], ROW], { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2'] }),
      [USED],
    ],
    [
      'line breaks and wide characters in the header',
      sheet([['ＩＤ', '报告\n日期', ' class ', 'area'], ROW]),
      [USED],
      { cases: { columns: { id: ['ID'], date_report: ['报告日期'], class: ['class'], area: ['area'] } } },
    ],
    [
      'a header cell merged over rows of data',
      sheet(
        [
          [...HEAD, '备注'],
          [...ROW, '甲'],
          ['A2', ...ROW.slice(1)],
          ['A3', ...ROW.slice(1)],
        ],
        { merges: ['E1:E3'] },
      ),
      ['A1', 'A2', 'A3'].map((id) => USED.replace('A1', id)),
    ],
    [
      'a header cell that is read merged over rows of data',
      sheet([[...HEAD, 'origin'], ROW, ['A2', ...ROW.slice(1)], ['A3', ...ROW.slice(1)]], {
        merges: ['E1:E3'],
      }),
      ['A1', 'A2', 'A3'].map((id) => USED.replace('A1', id)),
      {
        cases: {
          columns: {
            id: ['id'],
            date_report: ['date'],
            class: ['class'],
            area: ['area'],
            origin: ['origin'],
          },
          defaults: { origin: 'local' },
        },
      },
    ],
    [
      'merged cells down the rows',
      sheet(
        [
          HEAD,
          ['A1', dated(DAY), 'confirmed', '110105'],
          ['A2', dated(DAY + 1)],
          ['A3', dated(DAY + 2), 'asymptomatic'],
        ],
        { merges: ['C2:C3', 'D2:D4'] },
      ),
      [USED, 'A2 2022-05-02 confirmed 110105', 'A3 2022-05-03 asymptomatic 110105'],
    ],
    [
      'a case over two rows, which has nothing in the second',
      sheet(
        [
          [...HEAD, 'contact', 'note'],
          [...ROW, 'x', 'z'],
          [null, null, null, null, 'hidden', ' '],
          ['A2', ...ROW.slice(1)],
        ],
        { merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3'] },
      ),
      [USED, USED.replace('A1', 'A2')],
    ],
    [
      'columns beyond the 1,024th',
      sheet([
        [...HEAD.slice(0, 3), ...Array.from({ length: 1200 }, (_, i) => `x${i}`), 'area'],
        [...ROW.slice(0, 3), ...Array.from({ length: 1200 }, () => null), '110105'],
      ]),
      [USED],
    ],
    [
      'a column that is the last there can be',
      raw(HEAD_XML.replace('"D1"', '"XFD1"') + ROW_XML.replace('"D2"', '"XFD2"')),
      [USED],
    ],
    ['a merged cell that goes on below the last row', sheet([HEAD, ROW, []], { merges: ['D2:D40'] }), [USED]],
    ['blank rows between', sheet([HEAD, [], null, ['', ' '], ROW, []]), [USED]],
    [
      'styled rows without cells below',
      raw(
        `${HEAD_XML}${ROW_XML}${Array.from({ length: 500 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`).join('')}`,
      ),
      [USED],
    ],
    [
      'the columns in another order, with gaps',
      sheet([
        ['area', null, 'x', 'class', 'id', 'date'],
        ['110105', null, 'y', 'confirmed', 'A1', dated(DAY)],
      ]),
      [USED],
    ],
    [
      'a sheet that others stand before',
      workbook({
        sheets: [
          { name: '说明', rows: [['填表说明']] },
          { name: '旧', state: 'hidden', rows: [HEAD, ['H1', ...ROW.slice(1)]] },
          { name: '病例', rows: [HEAD, ROW] },
        ],
      }),
      [USED],
    ],
    [
      'a sheet asked for by name, though it is hidden',
      workbook({
        sheets: [
          { rows: [HEAD, ['X1', ...ROW.slice(1)]] },
          { name: '病例', state: 'veryHidden', rows: [HEAD, ROW] },
        ],
      }),
      [USED],
      { cases: { sheet: '病例' } },
    ],
    [
      'a sheet asked for by number',
      workbook({
        sheets: [{ rows: [['x']] }, { rows: [HEAD, ['X1', ...ROW.slice(1)]] }, { rows: [HEAD, ROW] }],
      }),
      [USED],
      { cases: { sheet: 3 } },
    ],
    [
      'a sheet for next month that has a header and no rows, before the one with rows',
      workbook({
        sheets: [
          { name: '六月', rows: [['六月病例'], HEAD, [' ', null]] },
          { name: '五月', rows: [HEAD, ROW] },
          { name: '样表', rows: [HEAD] },
        ],
      }),
      [USED],
    ],
    ['a header asked for by its row', sheet([HEAD, HEAD, ROW]), [USED], { cases: { header: 2 } }],
    [
      'error signs that stand for a missing value',
      sheet([[...HEAD], ['A1', dated(DAY), typed('e', '#N/A'), '110105']]),
      ['A1 2022-05-01 confirmed 110105'],
      { cases: { missing: ['#N/A'], defaults: { class: 'confirmed' } } },
    ],
    ['macros beside the data', book({ parts: { 'xl/vbaProject.bin': 'no macro is ever run' } }), [USED]],
    [
      'links to other files',
      part(
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="x/externalLink" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="rIdS" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rIdT" Type="x/styles" Target="styles.xml"/></Relationships>`,
      ),
      [USED],
    ],
  ];

describe('a strange sheet is read as it is meant', () => {
  test.each(READ.map(([name, content, rows, more]) => ({ name, content, rows, more })))(
    '$name',
    async ({ content, rows, more }) => {
      const { engine, staged } = await stage(setup(content, more));
      expect(await casesIn(engine)).toEqual(rows);
      expect((await staged.report('2022-05-31')).files[1]).toMatchObject({
        used: rows.length,
        format: 'xlsx',
      });
      // The way that looks at every row finds the same.
      const careful = await stage(setup(content, { ...more, options: { careful: true } }));
      expect(await casesIn(careful.engine)).toEqual(rows);
    },
  );
});

test.each([false, true])(
  'a case under merged cells may have nothing of its own but a name (careful: %s)',
  async (careful) => {
    const rows = [
      ['date', 'area', 'name'],
      [dated(DAY), '110105', '甲'],
      [null, null, '乙'],
      [null, null, '丙'],
      [dated(DAY + 1), '110105', '丁'],
      [null, null, '戊'],
      [null, null, ' '],
    ];
    const columns = { date_report: ['date'], area: ['area'] };
    const cases = { columns, defaults: { class: 'confirmed' } };
    const content = sheet(rows, { merges: ['A2:A4', 'B2:B4', 'A5:A7', 'B5:B7'] });
    const { engine, staged } = await stage(setup(content, { cases, options: { careful } }));
    expect((await staged.report('2022-05-31')).files[1]).toMatchObject({ read: 5, used: 5 });
    const days = await engine.rows(
      'SELECT date_report::TEXT AS day, count(*)::INTEGER AS n FROM cases GROUP BY 1 ORDER BY 1',
    );
    expect(days).toEqual([
      { day: '2022-05-01', n: 3 },
      { day: '2022-05-02', n: 2 },
    ]);
  },
);

test('places are looked for in the sheet that is read', async () => {
  const summary = {
    name: '汇总',
    rows: [
      ['area', 'total'],
      ['某处', 9],
      ['又一处', 9],
    ],
  };
  const sheets = [summary, { name: '病例', rows: [HEAD, ROW] }];
  const { engine, workspace } = await stage(setup(workbook({ sheets })));
  const { matched } = await matchPlaces(engine, workspace, { today: '2022-06-01', areasOn: '2022-05-31' });
  expect(matched.texts).toEqual([]);
});
