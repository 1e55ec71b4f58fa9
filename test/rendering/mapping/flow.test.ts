import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { flow } from '../../../src/rendering/mapping/flow.ts';

const PIECES = [
  ...[
    'a',
    '日期',
    '"',
    "'",
    ': ',
    '#',
    ' #',
    '{',
    '}',
    '[',
    ']',
    ',',
    '\t',
    '\n',
    '\r\n',
    '\u001b[31m',
    ' ',
    '\u3000',
  ],
  ...[
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u0007',
    '\u009b',
    '-',
    '- ',
    '? ',
    '&x',
    '*',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '\\',
    '~',
  ],
  ...['null', 'true', '1', '0x1', '1e3', '2022-05-01', '<<', '=', '😀', '\u200b'],
];

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

describe('a value on one line of YAML', () => {
  const next = chance(7);
  const odd = Array.from({ length: 2000 }, () =>
    Array.from({ length: 1 + Math.floor(next() * 5) }, () => PIECES[Math.floor(next() * PIECES.length)]).join(
      '',
    ),
  );

  test('is read as it was, whatever the text, alone and as key', () => {
    for (const text of [...PIECES, ...odd, '']) {
      const value = { columns: { id: text, area: [text, text] }, values: { class: { [text]: 'confirmed' } } };
      const line = flow(value);
      expect(parse(line), JSON.stringify(text)).toEqual(value);
      expect(parse(`data:\n  x: ${flow(text)}  # why\n`), JSON.stringify(text)).toEqual({
        data: { x: text },
      });
    }
  });

  test('has no line break, and nothing that a terminal obeys', () => {
    for (const text of [...PIECES, ...odd]) expect(flow([text])).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  });
});
