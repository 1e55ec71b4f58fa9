import { describe, expect, test } from 'vitest';
import { DECIMAL, seriesPattern, WHOLE } from '../../src/rules/schema/series.ts';
import { valuesOf } from '../../src/workbench/tests/notation.ts';

const forEditors = (number: RegExp) => new RegExp(seriesPattern(number), 'u');

describe('the compact notation', () => {
  test.each([
    ['1 0x12 1', [1, ...new Array<number>(12).fill(0), 1].map(String)],
    ['  3\n 4  ', ['3', '4']],
    [7, ['7']],
    ['_ 2 _x2', ['_', '2', '_', '_']],
  ])('%j', (notation, values) => {
    expect(valuesOf(notation, WHOLE)).toEqual({ values });
    expect(String(notation)).toMatch(forEditors(WHOLE));
  });

  test('metrics may be decimal, and keep their digits', () => {
    expect(valuesOf('199.990 -0.5x2', DECIMAL)).toEqual({ values: ['199.990', '-0.5', '-0.5'] });
    expect('199.990 -0.5x2 _').toMatch(forEditors(DECIMAL));
    expect('199.').not.toMatch(forEditors(DECIMAL));
  });

  test.each([
    ['1 O', 'O', 2],
    ['1 0x', '0x', 2],
    ['0x0', '0x0', 0],
    ['1 -1', '-1', 2],
    ['1.5', '1.5', 0],
    ['1 2x3x4 5', '2x3x4', 2],
    ['0x99999', '0x99999', 0],
    ['', '', 0],
    ['1e3', '1e3', 0],
  ])('%j is refused, and where', (notation, wrong, offset) => {
    expect(valuesOf(notation, WHOLE)).toEqual({ wrong, offset });
    // The length of a series is no matter of its form.
    if (notation !== '0x99999') expect(notation).not.toMatch(forEditors(WHOLE));
  });
});
