import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawTable } from '../../src/rendering/table.ts';
import { displayWidth, fitNotice, harmless, truncate, wrap } from '../../src/rendering/width.ts';
import { cases } from './samples/cases.ts';

const CHARACTERS = [...'花乡街道（乡镇）高风险，。；“确诊”abc XYZ 0123456789 ()-+…—·'];
const text = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 120 });

describe.each(Object.entries(cases))('%s', (_, render) => {
  test.each([40, 60, 80, 100, 120, 200])('no line is wider than %i columns', (width) => {
    for (const language of ['zh', 'en'] as const) {
      for (const line of render('table', { language, width, colour: false }).split('\n'))
        expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  test('colour changes nothing but colour', () => {
    const look = { language: 'zh', width: 80 } as const;
    const coloured = render('table', { ...look, colour: true });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(render('table', { ...look, colour: false }));
  });

  test('piped output has no colour and ends with one line break', () => {
    for (const format of ['table', 'json', 'md'] as const) {
      const piped = render(format, { language: 'en', width: null, colour: false });
      expect(piped).not.toContain('\u001b');
      expect(piped).toMatch(/[^\n]\n$/);
    }
  });
});

test('a character is as wide as the library has it, alone and beside another', () => {
  const characters = Array.from({ length: 0xffe0 }, (_, i) => String.fromCharCode(i + 0x20));
  const texts = characters.flatMap((character) => [character, `${character}a`, `街${character}`]);
  expect(texts.filter((each) => displayWidth(each) !== stringWidth(each))).toEqual([]);
});

describe('wrapping', () => {
  test('keeps every character but the spaces at line ends, and never exceeds the width', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 8, max: 60 }),
        fc.integer({ min: 0, max: 4 }),
        (value, width, indent) => {
          const lines = wrap(value, width, indent);
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replace(/\s/g, '')).toBe(value.replace(/\s/g, ''));
        },
      ),
    );
  });

  test('no line begins with a closing mark or ends with an opening one', () => {
    expect(wrap('病例集中，列为高风险（假定）。', 8)).toEqual([
      '病例集',
      '中，列为',
      '高风险',
      '（假',
      '定）。',
    ]);
  });

  test('cutting says that it cut', () => {
    expect(truncate('新发地市场', 10)).toBe('新发地市场');
    expect(truncate('新发地市场', 9)).toBe('新发地市…');
    expect(truncate('新发地市场', 8)).toBe('新发地…');
  });

  test('nothing in a text commands the terminal', () => {
    expect(harmless('a\u001b[2Jb\r\n\u202ec')).toBe('a [2Jb c');
  });
});

describe('tables', () => {
  const cell = fc
    .string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 30 })
    .map((value) => `x${value.trim()}`);
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });

  test('columns begin at the same place in every row', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const columns = [{ head: '区域' }, { head: 'Tier' }, { head: '说明' }];
        const table = cells.map((each) => ({ kind: 'row', cells: each }) as const);
        const [head = '', rule = '', ...lines] = drawTable(columns, table, {
          language: 'zh',
          width: null,
          colour: false,
        });
        const starts = [...rule.matchAll(/─+/g)].map(({ index }) => index);
        expect(starts).toHaveLength(3);
        for (const line of [head, ...lines])
          for (const start of starts.slice(1)) expect(sliceWidth(line, start), line).toMatch(/ {2}$/);
      }),
    );
  });

  test('a table of any content fits its width', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 20, max: 120 }), (cells, width) => {
        const columns = [
          { head: '区域', least: 8 },
          { head: 'A heading of many words', spare: 1 },
          { head: '说明', spare: 2, least: 6 },
        ];
        const table = cells.map((each) => ({ kind: 'row', cells: each, notes: [each[0]] }) as const);
        for (const line of drawTable(columns, table, { language: 'en', width, colour: false }))
          expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('ten thousand rows are drawn in a few seconds', () => {
    const table = Array.from(
      { length: 10_000 },
      (_, i) => ({ kind: 'row', cells: [`街道${i}`, '中风险'] }) as const,
    );
    const began = performance.now();
    expect(
      drawTable([{ head: '区域' }, { head: '等级' }], table, { language: 'zh', width: 80, colour: false }),
    ).toHaveLength(10_002);
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});

/** The beginning of a line that takes `width` columns. */
function sliceWidth(line: string, width: number): string {
  let head = '';
  for (const character of line) {
    if (displayWidth(head) >= width) break;
    head += character;
  }
  return head.padEnd(width);
}

describe('notices on a terminal', () => {
  test('no line is wider, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.integer({ min: 20, max: 100 }), (lines, width) => {
        const fitted = fitNotice(`${lines.join('\n')}\n`, width);
        for (const line of fitted.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(fitted.replaceAll(/\s/g, '')).toBe(lines.join('').replaceAll(/\s/g, ''));
      }),
    );
  });

  test('a caret stays under what it points at', () => {
    const line = `  when: ${'new_local > 5 || '.repeat(10)}`;
    expect(fitNotice(`error[x] p.yaml:3:9: no\n${line}\n        ^^^\n`, 40).split('\n')).toEqual([
      'error[x] p.yaml:3:9: no',
      truncate(line, 40),
      '        ^^^',
      '',
    ]);
  });
});
