import { describe, expect, test } from 'vitest';
import { gb18030 } from './encodings.ts';
import { sheet } from './spoilt/sheets.ts';
import { casesIn, codesOf, problemsOf, type Setup, stage } from './workspaces.ts';

const HEAD = 'id,date,class,area';
const ROW = 'A1,2022-05-01,confirmed,110105';
const USED = 'A1 2022-05-01 confirmed 110105';

const setup = (content: string | Uint8Array, more: Setup = {}, name = 'c.csv'): Setup => ({
  ...more,
  files: { [name]: content },
  cases: { file: name, ...more.cases },
});

describe('a header below other rows', () => {
  test.each<[string, string | Uint8Array, Setup?, string?]>([
    ['a title', `病例清单\n${HEAD}\n${ROW}\n`],
    ['a title in as many cells', `病例清单,,,\n制表:张,,2022-05-11,\n${HEAD}\n${ROW}\n`],
    ['a title with a byte order mark', `\ufeff病例清单,,,\n${HEAD}\n${ROW}\n`],
    ['a title with line ends of Windows', `病例清单,,,\r\n\r\n${HEAD}\r\n${ROW}\r\n`],
    ['a title with line ends of old', `病例清单,,,\r${HEAD}\r${ROW}\r`],
    ['a title with a line break', `"病例\n清单",,,\n${HEAD}\n${ROW}\n`],
    ['a title with quotes within', `五月"新增"病例,,,\n${HEAD}\n${ROW}\n`],
    ['a title that names one of the columns', `date,2022-05-11\n${HEAD}\n${ROW}\n`],
    ['a title, in GB18030', gb18030(`病例清单\n${HEAD}\n${ROW}\n`)],
    ['a title, parted otherwise', `病例，清单\n${HEAD}\n${ROW}\n`.replaceAll(',', '|')],
    ['a title, parted by an odd sign', `病例清单\n${HEAD}\n${ROW}\n`.replaceAll(',', '^')],
    ['a title, parted by tabs', `病例清单\n${HEAD}\n${ROW}\n`.replaceAll(',', '\t'), {}, 'c.tsv'],
    ['blank lines', `\n\n${HEAD}\n${ROW}\n`],
    ['a line of blanks', `  \n${HEAD}\n${ROW}\n`],
    ['the same once more, by its line', `${HEAD}\n${HEAD}\n${ROW}\n`, { cases: { header: 2 } }],
    ['a title, by its line', `a,b\n\n${HEAD}\n${ROW}\n`, { cases: { header: 3 } }],
  ])('%s', async (_, content, more, name) => {
    for (const careful of [false, true]) {
      const { engine } = await stage(setup(content, { ...more, options: { careful } }, name));
      expect(await casesIn(engine)).toEqual([USED]);
    }
  });

  test.each<[string, string, Setup?]>([
    ['a title that ends otherwise', `清单\n截止\r\n${HEAD}\r\n`],
    ['an empty line that ends otherwise', `清单\n\r\n${HEAD}\r\n`],
    ['titles of which each ends otherwise', `清单\r\n截止\n单位\r${HEAD}\n`],
    ['the same, by its line', `清单\n\r\n${HEAD}\r\n`, { cases: { header: 3 } }],
  ])('below %s no row is lost', async (_, above, more) => {
    const rows = ['A1', 'A2', 'A3'].map((id) => ROW.replace('A1', id));
    for (const careful of [false, true]) {
      const content = `${above}${rows.join('\r\n')}\r\n`;
      const { engine } = await stage(setup(content, { ...more, options: { careful } }));
      expect(await casesIn(engine, 'id')).toEqual(['A1', 'A2', 'A3']);
    }
  });

  test.each([
    ['many lines', 'x\n'.repeat(700), 701],
    ['long lines', `${'长'.repeat(4000)}\n`.repeat(200), 201],
  ])('is found below %s where its line is given', async (_, above, header) => {
    const { engine } = await stage(setup(`${above}${HEAD}\n${ROW}\n`, { cases: { header } }));
    expect(await casesIn(engine)).toEqual([USED]);
  });

  test('rows keep the lines of the file', async () => {
    const bad = 'A2,2022-05-41,confirmed,110105';
    const text = `"病例\n清单"\n\n${HEAD}\n${ROW}\n${bad}\nA3,1\n`;
    expect(await codesOf(setup(text))).toEqual(['date-invalid c.csv:6 date', 'row-width c.csv:7']);
  });

  test('where a column is missing, rows of data are not passed over for another header', async () => {
    const text = `id,date,area\nA1,2022-05-01,110105\n${HEAD}\n${ROW}\n`;
    expect(await codesOf(setup(text))).toEqual(['column-missing c.csv:1 class']);
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(await codesOf(setup(sheet(rows), {}, 'c.xlsx'))).toEqual([
      'column-missing c.xlsx [Sheet1]:1 class',
    ]);
  });

  test('where no name is right, those that are near are proposed', async () => {
    const text = '北京市清单,,,\n病例ids,dates,klass,areas\nA1,2022-05-01,confirmed,110105\n';
    for (const [content, name] of [
      [text, 'c.csv'],
      [
        sheet(
          text
            .trimEnd()
            .split('\n')
            .map((line) => line.split(',')),
        ),
        'c.xlsx',
      ],
    ] as const) {
      const problems = await problemsOf(setup(content, {}, name));
      expect(problems.map(({ place, suggest }) => [place?.line, suggest])).toEqual([
        [2, ['病例ids']],
        [2, ['dates']],
        [2, ['klass']],
        [2, ['areas']],
      ]);
    }
  });

  test('a line on which nothing is', async () => {
    const text = `${HEAD}\n${ROW}\n`;
    expect(await codesOf(setup(text, { cases: { header: 9 } }))).toEqual(['header-missing c.csv:9']);
    expect(await codesOf(setup(`\n${text}`, { cases: { header: 1 } }))).toEqual(['header-missing c.csv:1']);
  });

  test.each<[string, string | Uint8Array, string[], string?]>([
    ['a quote in a title that is never closed', `"病例清单\n${HEAD}\n${ROW}\n`, ['quote-unbalanced c.csv:1']],
    ['a title of binary zeros', `病例\0清单\n${HEAD}\n${ROW}\n`, ['file-nul c.csv:1']],
    [
      'a title that is no character',
      Buffer.concat([Buffer.from([0xff, 0xff, 0x0a]), Buffer.from(`${HEAD}\n${ROW}\n`)]),
      ['encoding-unknown c.csv:1'],
    ],
    [
      'more rows above than any title has',
      `${'x,y\n'.repeat(150)}${HEAD}\n${ROW}\n`,
      ['id', 'date', 'class', 'area'].map((name) => `column-missing c.csv:1 ${name}`),
    ],
    ['a file that is cut off below it', `病例清单\n${HEAD}\n${ROW}\nA2,2022`, ['file-truncated c.csv:4']],
    [
      'a quote below it that is never closed',
      `病例清单\n${HEAD}\n${ROW}\n"A2,2`,
      ['quote-unbalanced c.csv:4'],
    ],
  ])('spoilt: %s', async (_, content, problems) => {
    expect(await codesOf(setup(content))).toEqual(problems);
  });

  test('and nothing below it', async () => {
    expect(await codesOf(setup(`病例清单\n${HEAD}\n`))).toEqual(['file-header-only c.csv']);
  });
});
