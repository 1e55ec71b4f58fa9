import { describe, expect, test } from 'vitest';
import { parseExpression, type Scope } from '../../src/rules/expressions/index.ts';

const scope: Scope = {
  names: {
    known: { new_local: 'number', clusters: 'number', controlled: 'boolean', class: 'text', seen: 'date' },
  },
  subject: 'indicator',
  members: {
    area: { known: { name: 'text' }, others: 'number' },
    context: { known: {}, others: 'any' },
  },
  wanted: ['boolean'],
  choices: { class: ['confirmed', 'asymptomatic'] },
};

/** Codes with the column at which the fault was found. */
function faults(text: string): string[] {
  const at = (offset: number) => ({ place: { file: 'a.yaml', line: 1, column: offset + 1 } });
  return parseExpression(text, scope, at).problems.map(({ code, place }) => `${code} ${place?.column}`);
}

describe('what is an expression', () => {
  test.each([
    'clusters >= 2 || new_local > 5',
    'clusters / 2 == 1',
    'clusters in [1, 2.0]',
    '(controlled ? clusters : 1) > 0.5',
    'class in ["confirmed", "asymptomatic"]',
    'seen >= "2020-06-11" && seen != "2020-06-12"',
    'seen in ["2020-06-11"]',
    'days_between(seen, "2020-06-11") < -3',
    'or_else(seen, "2020-06-11") == "2020-06-11"',
    'at_least(2, [clusters > 1, controlled, context.level == "II"])',
    'known(clusters) && or_else(clusters, 0) > min(1, 2, new_local)',
    'round(clusters / area.population * 100000, 1) >= 50 && area.name != "x"',
    'context.closed || context.number > 3',
    '!controlled && -clusters < 0',
  ])('%s', (text) => {
    expect(faults(text)).toEqual([]);
  });
});

describe('what is none', () => {
  test.each([
    ['new_lokal > 5', ['pack-unknown-indicator 1']],
    ['clusters > 1 && new_lokal > x_y', ['pack-unknown-indicator 17', 'pack-unknown-indicator 29']],
    ['clusters == "x"', ['expression-type 13']],
    ['clusters && controlled', ['expression-type 1']],
    ['controlled ? 1 : 2', ['expression-type 1']],
    ['clusters + 1', ['expression-type 1']],
    ['clusters in [1, "a"]', ['expression-type 17']],
    ['class > 3', ['expression-type 9']],
    ['seen > "2020-02-30"', ['expression-day 8']],
    ['class == "comfirmed"', ['expression-choice 10']],
    ['abs(clusters, 2) > 1', ['expression-arguments 1']],
    ['or_else(clusters, "x") > 1', ['expression-arguments 1']],
    ['at_least(1, controlled)', ['expression-arguments 1']],
    ['median(clusters) > 1', ['expression-unknown-function 1']],
    ['clusters >', ['expression-unfinished 11']],
    ['(clusters > 1', ['expression-unfinished 14']],
    ['clusters > 1 2', ['expression-syntax 14']],
    ['class == "confirmed', ['expression-syntax 10']],
    ['while > 1', ['expression-syntax 1']],
    ['area > 1', ['expression-unknown-member 1']],
    ['areas.population > 1', ['expression-unknown-member 1']],
    ['county.new_7d > 1', ['expression-unknown-member 1']],
    ['previous.days > 1', ['pack-not-yet 1']],
    ['zones("county", ["high"]) > 0', ['expression-zones 1']],
    ['class.size() > 1', ['expression-unsupported 1']],
    ['clusters == null', ['expression-unsupported 13']],
    ['class in "confirmed"', ['expression-unsupported 10']],
    ['clusters in []', ['expression-unsupported 13']],
    ['{"a": 1} == {"a": 1}', ['expression-unsupported 1', 'expression-unsupported 13']],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });
});

describe('slips with a hint', () => {
  test.each([
    ['clusters > 5%', 'expression-percent 12', undefined],
    ['clusters > 5% && controlled', 'expression-percent 12', undefined],
    ['50 <= clusters < 150', 'expression-chained 1', undefined],
    ['clusters ^ 2 > 4', 'expression-operator 10', 'pow(x, y)'],
    ['clusters ** 2 > 4', 'expression-operator 10', 'pow(x, y)'],
    ['controlled and controlled', 'expression-operator 12', '&&'],
    ['clusters > 1 OR controlled', 'expression-operator 14', '||'],
    ['controlled || not controlled', 'expression-operator 15', '!'],
    ['not(controlled)', 'expression-operator 1', '!'],
    ['clusters = 1', 'expression-operator 10', '=='],
    ['controlled & controlled', 'expression-operator 12', '&&'],
    ['controlled | controlled', 'expression-operator 12', '||'],
    ['clusters ≥ 1', 'expression-operator 10', '>='],
    ['clusters ＞ 1', 'expression-operator 10', '>'],
    ['clusters <> 1', 'expression-operator 10', '!='],
  ])('%s', (text, expected, instead) => {
    expect(faults(text)).toEqual([expected]);
    expect(parseExpression(text, scope, { file: 'a' }).problems[0]?.with?.['instead']).toBe(instead);
  });
});

test.each([
  ['parentheses', `${'('.repeat(5000)}controlled${')'.repeat(5000)}`],
  ['a long chain', `${'controlled && '.repeat(1200)}controlled`],
  ['negations', `${'!'.repeat(19_000)}controlled`],
  ['sheer length', 'controlled || '.repeat(100_000)],
])('absurd nesting is a fault, not a crash: %s', (_name, text) => {
  const { written, problems } = parseExpression(text, scope, { file: 'a.yaml' });
  if (written === undefined) expect(problems[0]?.code).toBe('expression-too-deep');
  else expect(written.tree.kind).toBe('and');
});

describe('the tree', () => {
  const tree = (text: string) => parseExpression(text, scope, { file: 'a.yaml' }).written?.tree;

  test('there is one kind of number, and it keeps its digits', () => {
    expect(tree('clusters > 1')).toMatchObject({
      op: '>',
      right: { kind: 'number', value: 1, written: '1' },
    });
    expect(tree('clusters > 0.10')).toMatchObject({ right: { kind: 'number', value: 0.1, written: '0.10' } });
  });

  test('a text beside a date is a date, another is not', () => {
    expect(tree('seen > "2020-06-11"')).toMatchObject({
      right: { kind: 'text', type: 'date', value: '2020-06-11' },
    });
    expect(tree('class == "confirmed"')).toMatchObject({ right: { kind: 'text', type: 'text' } });
  });

  test('conditions of at_least are its further arguments', () => {
    expect(tree('at_least(1, [controlled, clusters > 1])')).toMatchObject({
      kind: 'call',
      call: 'at_least',
      args: [{ value: 1 }, { kind: 'name' }, { kind: 'compare' }],
    });
  });

  test('parts keep their offsets and types', () => {
    expect(tree('!(area.population > 1) || context.x')).toMatchObject({
      kind: 'or',
      left: {
        kind: 'not',
        of: { left: { kind: 'member', scope: 'area', name: 'population', type: 'number' } },
      },
      right: { kind: 'member', scope: 'context', type: 'any', start: 26 },
    });
  });
});
