import { describe, expect, test } from 'vitest';
import { parseYaml, readYaml } from '../../src/yaml/index.ts';

function found(text: string): string[] {
  return parseYaml(text, 'a.yaml').problems.map(
    ({ code, place }) => `${code} ${place?.line}:${place?.column}`,
  );
}

describe('reading YAML', () => {
  test('dates and codes stay texts, numbers are numbers', () => {
    const { yaml } = parseYaml('a: 2020-07-28\nb: "011"\nc: 5\nd: yes\n', 'a.yaml');
    expect(yaml?.value).toEqual({ a: '2020-07-28', b: '011', c: 5, d: 'yes' });
  });

  test('a byte order mark is no part of the first key', async () => {
    expect(parseYaml('\uFEFFa: 1\n', 'a.yaml').yaml?.value).toEqual({ a: 1 });
  });

  test.each([
    ['a: [1, 2\nb: 3\n', ['yaml-syntax 2:1']],
    ['a: 1\nb: 2\na: 3\n', ['yaml-duplicate-key 3:1']],
    ['a:\n\tb: 1\n', ['yaml-tab 2:1']],
    ['a: *nothing\n', ['yaml-unknown-alias 1:4']],
    ['a: !secret x\n', ['yaml-syntax 1:4']],
    ['a: &a [1, *a]\n', ['yaml-aliases 1:11']],
  ])('%j', (text, expected) => {
    expect(found(text).slice(0, expected.length)).toEqual(expected);
  });

  test('an anchor bomb is refused', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [i, name] of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].entries()) {
      const inner = `*${'abcdefgh'[i]}`;
      bomb.push(`${name}: &${name} [${Array(9).fill(inner).join(', ')}]`);
    }
    expect(parseYaml(bomb.join('\n'), 'a.yaml').problems.map(({ code }) => code)).toEqual(['yaml-aliases']);
  });

  test('absurd nesting is refused, not a crash', () => {
    const { problems } = parseYaml('['.repeat(50_000), 'a.yaml');
    expect(problems.length).toBeGreaterThan(0);
  });

  test('a file that is not there, or not UTF-8', async () => {
    expect((await readYaml('/nowhere/a.yaml', 'a.yaml')).problems[0]?.code).toBe('file-missing');
    expect((await readYaml('/', 'a')).problems[0]?.code).toBe('file-is-directory');
  });
});

describe('places', () => {
  const text = [
    'plain: a > b',
    'quoted: "say \\"x\\" y"',
    "single: 'it''s y'",
    'folded: >-',
    '  one',
    '  two y',
    'literal: |',
    '  one',
    '    two y',
    'same: &x {k: y}',
    'other: *x',
    '中文: 你好 y',
  ].join('\n');
  const { yaml } = parseYaml(text, 'a.yaml');

  test.each([
    ['plain', 4, '1:12'],
    ['quoted', 8, '2:20'],
    ['single', 5, '3:16'],
    ['folded', 8, '6:7'],
    ['literal', 10, '9:9'],
    ['中文', 3, '12:8'],
  ])('character of %s', (key, offset, expected) => {
    const place = yaml?.spotIn([key], offset).place;
    expect(`${place?.line}:${place?.column}`).toBe(expected);
  });

  test('an alias points at what it stands for, a missing key at what is around it', () => {
    expect(yaml?.spotOf(['other', 'k']).place).toMatchObject({ line: 10, column: 14 });
    expect(yaml?.spotOf(['other', 'nothing']).place.line).toBe(11);
  });

  test('the caret stands under the place, also behind wide characters and in long lines', () => {
    expect(yaml?.spotIn(['中文'], 3).excerpt).toBe('中文: 你好 y\n           ^');
    const long =
      parseYaml(`a: "${'x'.repeat(300)}"`, 'a.yaml')
        .yaml?.spotIn(['a'], 200)
        .excerpt.split('\n') ?? [];
    expect(long[0]?.[(long[1] ?? '').indexOf('^')]).toBe('x');
    expect(long[0]?.length).toBeLessThan(130);
  });
});
