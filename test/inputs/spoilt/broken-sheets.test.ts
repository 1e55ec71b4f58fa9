import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { codeAndPlace, problemsOf, type Setup } from '../workspaces.ts';
import {
  book,
  DAY,
  good,
  HEAD,
  HEAD_XML,
  inlineRow,
  part,
  ROW,
  ROW_XML,
  raw,
  SHEET,
  setup,
  sheet,
} from './sheets.ts';
import { dated, sheetOf, workbook } from './workbook.ts';
import { zip } from './zip.ts';

const encrypted = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1500),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(500),
  ]);
const old = (): Buffer =>
  Buffer.concat([encrypted().subarray(0, 1500), Buffer.from('Workbook', 'utf16le'), Buffer.alloc(500)]);
const SST = 'xl/sharedStrings.xml';

/** Files that cannot be read as a whole, and what is said of them. */
const BROKEN: readonly (readonly [name: string, content: Uint8Array, problem: string, more?: Setup])[] = [
  ['nothing in it', Buffer.alloc(0), 'file-empty cases.xlsx'],
  [
    'a spreadsheet of LibreOffice by the name of another',
    zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', data: '<office:document-content/>' },
    ]),
    'sheet-open-document cases.xlsx',
  ],
  [
    'random bytes',
    Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(5000)]),
    'sheet-broken cases.xlsx',
  ],
  ['cut in the middle', good.subarray(0, good.length >> 1), 'sheet-broken cases.xlsx'],
  ['cut at the end', good.subarray(0, good.length - 10), 'sheet-broken cases.xlsx'],
  [
    'a byte changed',
    Buffer.from(good.map((byte, i) => (i === 700 ? byte ^ 0x55 : byte))),
    'sheet-broken cases.xlsx',
  ],
  [
    'an empty archive',
    workbook({
      sheets: [],
      parts: Object.fromEntries(
        [
          '[Content_Types].xml',
          '_rels/.rels',
          'xl/workbook.xml',
          'xl/_rels/workbook.xml.rels',
          'xl/styles.xml',
          SST,
        ].map((name) => [name, null]),
      ),
    }),
    'sheet-broken cases.xlsx',
  ],
  ['a checksum that is wrong', book({ lies: { [SHEET]: { crc: 1 } } }), 'sheet-broken cases.xlsx'],
  ['a size that is wrong', book({ lies: { [SHEET]: { size: 10 } } }), 'sheet-broken cases.xlsx'],
  ['a way to pack that nobody knows', book({ lies: { [SHEET]: { method: 99 } } }), 'sheet-broken cases.xlsx'],
  ['a part with a password', book({ lies: { [SHEET]: { flags: 0x801 } } }), 'sheet-encrypted cases.xlsx'],
  ['a password', encrypted(), 'sheet-encrypted cases.xlsx'],
  ['the old format under the new name', old(), 'sheet-old cases.xlsx'],
  [
    'a table of another name',
    Buffer.from('id,date,class,area\nA1,2022-05-01,confirmed,110105\n'),
    'file-other-kind cases.xlsx',
  ],
  [
    'a web page',
    Buffer.from('<html><table><tr><td>id</td></tr></table></html>'),
    'file-other-kind cases.xlsx',
  ],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'file-other-kind cases.xlsx'],
  ['no workbook', part('xl/workbook.xml', null), 'sheet-broken cases.xlsx'],
  [
    'a binary workbook',
    part(
      '_rels/.rels',
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
    ),
    'sheet-broken cases.xlsx',
  ],
  ['the sheet gone', part(SHEET, null), 'sheet-broken cases.xlsx'],
  ['the relations gone', part('xl/_rels/workbook.xml.rels', null), 'sheet-broken cases.xlsx'],
  [
    'a relation that leads nowhere',
    part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>',
    ),
    'sheet-broken cases.xlsx',
  ],
  ['the shared texts gone', part(SST, null), 'sheet-broken cases.xlsx'],
  ['too few shared texts', part(SST, '<sst><si><t>id</t></si></sst>'), 'sheet-broken cases.xlsx'],
  [
    'a shared text of no number',
    raw(HEAD_XML + ROW_XML.replace('t="inlineStr"><is><t>A1</t></is>', 't="s"><v>one</v>')),
    'sheet-broken cases.xlsx',
  ],
  ['the styles gone', part('xl/styles.xml', null), 'sheet-broken cases.xlsx'],
  [
    'a document type',
    part(
      SHEET,
      sheetOf(HEAD_XML + ROW_XML).replace('<worksheet', '<!DOCTYPE worksheet [<!ENTITY a "x">]><worksheet'),
    ),
    'sheet-broken cases.xlsx',
  ],
  [
    'a bomb of entities',
    part(
      SST,
      `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
        .split('')
        .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`)
        .join('')}]><sst><si><t>&j;</t></si></sst>`,
    ),
    'sheet-broken cases.xlsx',
  ],
  [
    'a file of the system as an entity',
    part(SST, '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>'),
    'sheet-broken cases.xlsx',
  ],
  [
    'an entity that nobody knows',
    raw(HEAD_XML + ROW_XML.replace('A1<', '&nbsp;<')),
    'sheet-broken cases.xlsx',
  ],
  [
    'XML that does not close',
    part(SHEET, sheetOf(HEAD_XML + ROW_XML).replace('</worksheet>', '')),
    'sheet-broken cases.xlsx',
  ],
  [
    'bytes that are no text',
    book({
      parts: {
        [SHEET]: Buffer.concat([Buffer.from(sheetOf(HEAD_XML + ROW_XML)), Buffer.from([0xff, 0xfe])]),
      },
    }),
    'sheet-broken cases.xlsx',
  ],
  [
    'a row beyond the last',
    raw(HEAD_XML + inlineRow(1_048_577, ['A1', '2022-05-01', 'confirmed', '110105'])),
    'sheet-broken cases.xlsx',
  ],
  ['rows in disorder', raw(HEAD_XML + inlineRow(9, ['A1']) + ROW_XML), 'sheet-broken cases.xlsx'],
  ['a cell of another row', raw(HEAD_XML + ROW_XML.replace('r="B2"', 'r="B7"')), 'sheet-broken cases.xlsx'],
  [
    'merged cells that overlap',
    raw(
      HEAD_XML + ROW_XML + inlineRow(3, ['A2']),
      `<mergeCells>${'<mergeCell ref="A1:D9"/>'.repeat(2000)}</mergeCells>`,
    ),
    'sheet-broken cases.xlsx',
  ],
  [
    'merged cells of no place',
    raw(HEAD_XML + ROW_XML, '<mergeCells><mergeCell ref="A0:ZZZZ9"/></mergeCells>'),
    'sheet-broken cases.xlsx',
  ],
  ['no sheet at all', workbook({ sheets: [] }), 'sheet-none cases.xlsx'],
  [
    'hidden sheets alone',
    workbook({ sheets: [{ state: 'hidden', rows: [HEAD, ROW] }] }),
    'sheet-none cases.xlsx',
  ],
  [
    'several sheets that all have the columns',
    workbook({
      sheets: [
        { name: '说明', rows: [['填表说明']] },
        { name: '东区', rows: [HEAD, ROW] },
        { name: '西区', rows: [HEAD, ['A2', ...ROW.slice(1)]] },
      ],
    }),
    'sheet-several cases.xlsx',
  ],
  [
    'two such sheets behind sixty others',
    workbook({
      sheets: [
        { rows: [HEAD, ROW] },
        ...Array.from({ length: 60 }, () => ({ rows: [['x']] })),
        { rows: [HEAD, ROW] },
      ],
    }),
    'sheet-several cases.xlsx',
  ],
  ['an empty sheet', sheet([]), 'file-empty cases.xlsx'],
  ['a sheet of blank rows', sheet([[], null, []]), 'file-empty cases.xlsx'],
  [
    'several sheets with a header and nothing else',
    workbook({ sheets: [{ rows: [HEAD] }, { rows: [HEAD] }] }),
    'file-header-only cases.xlsx [Sheet1]',
  ],
  ['a header and nothing else', sheet([['title'], HEAD]), 'file-header-only cases.xlsx [Sheet1]'],
  ['a sheet that is not there', book({}), 'sheet-missing cases.xlsx', { cases: { sheet: '病例' } }],
  ['a sheet of a number that is not there', book({}), 'sheet-missing cases.xlsx', { cases: { sheet: 2 } }],
  ['a header below the last row', book({}), 'header-missing cases.xlsx:9', { cases: { header: 9 } }],
  [
    'columns of other names',
    sheet([['编号', 'date', 'class', 'area'], ROW]),
    'column-missing cases.xlsx [Sheet1]:1 id',
  ],
  [
    'a column there twice',
    sheet([
      [...HEAD, 'date'],
      [...ROW, dated(DAY)],
    ]),
    'column-duplicate cases.xlsx [Sheet1]:1 date',
  ],
  [
    'a name merged over two columns',
    sheet([['t'], [...HEAD, null], [...ROW, '酒仙桥街道']], { merges: ['D2:E2'] }),
    'column-duplicate cases.xlsx [Sheet1]:2 area',
  ],
];

describe('a broken spreadsheet is refused', () => {
  test.each(BROKEN.map(([name, content, problem, more]) => ({ name, content, problem, more })))(
    '$name',
    async ({ content, problem, more = {} }) => {
      const problems = await problemsOf(setup(content, { ...more, workspace: { rejectsAllowed: 1 } }));
      expect(problems.map(codeAndPlace)).toEqual([problem]);
    },
  );

  test('a bomb is left alone', async () => {
    const size = 600 * 1024 * 1024;
    const some = deflateRawSync(Buffer.alloc(1 << 20, '<row/>'), { finishFlush: constants.Z_FULL_FLUSH });
    const packed = Buffer.concat([...Array.from({ length: 600 }, () => some), Buffer.from([3, 0])]);
    const problems = await problemsOf(setup(book({ lies: { [SHEET]: { packed, size } } })));
    expect(problems.map(codeAndPlace)).toEqual(['file-swells cases.xlsx']);
  });
});
