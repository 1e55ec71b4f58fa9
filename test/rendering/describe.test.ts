import { describe, expect, test } from 'vitest';
import { describeProblem, describeProblems } from '../../src/problems/describe.ts';
import { error, type Problem, warning } from '../../src/problems/problem.ts';

const misspelt = error('pack-unknown-indicator', {
  place: { file: 'rules/mine/pack.yaml', line: 31, column: 11, field: 'tiers[0].when' },
  value: 'new_locl',
  suggest: ['new_local', 'new_total'],
  excerpt: '    when: new_locl > 5\n          ^',
});

describe('one problem', () => {
  test('says code, place, sentence, excerpt and near misses', () => {
    expect(describeProblem(misspelt, 'en')).toEqual([
      'error[pack-unknown-indicator] rules/mine/pack.yaml:31:11 (tiers[0].when): There is no indicator `new_locl`',
      '      when: new_locl > 5',
      '            ^',
      '  Did you mean `new_local` or `new_total`?',
    ]);
    expect(describeProblem(misspelt, 'zh').at(-1)).toBe('  是不是 `new_local` 或 `new_total`？');
  });

  test('leaves out a hint whose places are not filled', () => {
    const [, ...hints] = describeProblem(error('expression-operator', { value: '=' }), 'en');
    expect(hints).toEqual([]);
    expect(
      describeProblem(error('expression-operator', { value: '=', with: { instead: '==' } }), 'en')[1],
    ).toBe('  Write `==`.');
  });

  test('nothing in a value breaks the line or commands the terminal', () => {
    const lines = describeProblem(
      error('file-unreadable', { value: 'a\n\u001b[2J', with: { detail: 'EIO' } }),
      'en',
    );
    expect(lines).toEqual(['error[file-unreadable]: Cannot read `a  [2J`: EIO']);
  });
});

describe('many problems', () => {
  const rejected = (n: number, file: string): Problem[] =>
    Array.from({ length: n }, (_, i) =>
      error('file-unreadable', { place: { file, line: i + 2 }, value: `v${i}` }),
    );

  test('errors come first, ten of a code and file are shown, the last line counts all', () => {
    const first = warning('policy-not-begun', {
      place: { file: 'fenqu.yaml' },
      value: '2020-06-01',
      with: { from: '2020-06-11' },
    });
    const lines = describeProblems([first, ...rejected(1244, 'a.csv'), ...rejected(2, 'b.csv')], 'en').split(
      '\n',
    );
    expect(lines.filter((line) => line.includes('a.csv'))).toHaveLength(10);
    expect(lines[10]).toBe('  … and 1,234 more of file-unreadable');
    expect(lines[11]).toContain('b.csv:2');
    expect(lines[13]).toContain('warning[policy-not-begun] fenqu.yaml');
    expect(lines.slice(-2)).toEqual(['1,246 errors, 1 warning', '']);
  });

  test('a hint that problems share is given once', () => {
    const same = ['110106', '110107'].map((value) =>
      error('decision-level', { value, with: { level: 'street' } }),
    );
    const text = describeProblems(same, 'en');
    expect(text.match(/To act on all areas inside it/g)).toHaveLength(1);
  });

  test('nothing is said where there is nothing', () => {
    expect(describeProblems([], 'zh')).toBe('');
  });
});

test('an unknown mode of a decision is told with those that there are', () => {
  for (const language of ['zh', 'en'] as const) {
    const lines = describeProblem(error('decision-mode-unknown', { value: 'at_least' }), language).join('\n');
    for (const mode of ['set', 'raise_only', 'designate']) expect(lines).toContain(`\`${mode}\``);
  }
});
