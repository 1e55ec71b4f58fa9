import { describe, expect, test } from 'vitest';
import { kindOf } from '../../src/diff/kinds.ts';
import { diff, run } from '../../src/index.ts';
import { reasonSentence } from '../../src/rendering/diff/reasons.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { pack } from '../rendering/samples/pack.ts';
import { filesOf, nightAt, RULES, RULES_WITH_CLOCKS, rules, type World } from '../zoning/world.ts';

const AREA = 'D0-a';

function rulesWith(word: string): World['rules'] {
  const rules = [...RULES, ...RULES_WITH_CLOCKS].find(({ tiers }) => tiers.includes(word));
  if (rules === undefined) throw new RangeError(`no rules have ${word}`);
  return rules;
}

/** What changed on each of some nights that are run one after the other, and over all of them. */
async function changesOn(world: Partial<World>, nights: readonly number[]) {
  const workspace = emptyFolder();
  const rules = world.rules ?? rulesWith('medium');
  const whole: World = { cases: [], metrics: [], decisions: [], effective: 'next_day', ...world, rules };
  write(workspace, filesOf(whole));
  const each = [];
  for (const night of nights) each.push((await run({ workspace, asOf: nightAt(night) })).diff.changes);
  const over = await diff({ workspace, from: nightAt(nights[0] ?? 0), to: nightAt(nights.at(-1) ?? 0) });
  const shown = (changes: typeof over.diff.changes) =>
    changes.map(({ kind, from, to, inForceFrom }) => `${kind} ${from} ${to} ${inForceFrom}`);
  return { each: each.map(shown), over: shown(over.diff.changes) };
}

describe('a delisted area is in the default tier', () => {
  const cases = [{ area: AREA, day: 1, cluster: '' }];

  test.each([
    ['same_day', nightAt(5)],
    ['next_day', nightAt(6)],
  ])('with %s from %s', async (effective, day) => {
    const { each, over } = await changesOn({ cases, effective }, [1, 4, 5]);
    expect(each[2]).toEqual([`delisted medium low ${day}`]);
    expect(over).toEqual([`delisted medium low ${day}`]);
  });

  test('from the night it came there, where nights were left out', async () => {
    const { each } = await changesOn({ cases, effective: 'next_day' }, [1, 8]);
    expect(each[1]).toEqual([`delisted medium low ${nightAt(6)}`]);
  });

  test('from the morning after a decision ends, whatever the pack says', async () => {
    const decisions = [{ area: AREA, tier: 'high', from: 1, until: 3, decidedOn: null }];
    const { each } = await changesOn({ decisions, effective: 'same_day' }, [3, 4]);
    expect(each[1]).toEqual([`delisted high low ${nightAt(5)}`]);
  });
});

test('into a tier outside the order of severity, and out of it, nothing is raised or lowered', async () => {
  const cases = [1, 1, 1].map((day) => ({ area: AREA, day, cluster: '' }));
  const metrics = [1, 9, 1].map((value, i) => ({ area: AREA, day: i + 1, value }));
  const { each } = await changesOn({ cases, metrics, rules: rulesWith('grey') }, [1, 2, 3]);
  expect(each[1]).toEqual([`changed high grey ${nightAt(3)}`]);
  expect(each[2]).toEqual([`changed grey high ${nightAt(4)}`]);
});

test('where another pack judges, its tiers lie neither above nor below those it had not', () => {
  const [high, ...others] = pack.tiers;
  if (high === undefined) throw new RangeError('the sample has tiers');
  const earlier = { ...pack, tiers: [{ ...high, tier: 'grey', unranked: true as const }, ...others] };
  expect(kindOf('grey', 'low', pack, earlier)).toBe('changed');
  expect(kindOf('orange', 'high', pack, earlier)).toBe('changed');
  expect(kindOf('medium', 'high', pack, earlier)).toBe('raised');
  expect(kindOf('orange', 'low', pack, earlier)).toBe('delisted');
  // An area of which nothing was known was on no list.
  expect(kindOf(null, 'low', pack)).toBe('known');
  expect(kindOf(null, 'high', pack)).toBe('raised');
});

/** The reasons of what changed over some nights that are run one after the other. */
async function reasonsOver(world: Partial<World>, nights: readonly number[]) {
  const workspace = emptyFolder();
  const whole = {
    cases: [],
    metrics: [],
    decisions: [],
    effective: 'next_day',
    rules: rulesWith('medium'),
    ...world,
  };
  write(workspace, filesOf(whole));
  for (const night of nights) await run({ workspace, asOf: nightAt(night) });
  const over = await diff({ workspace, from: nightAt(nights[0] ?? 0), to: nightAt(nights.at(-1) ?? 0) });
  return over.diff.changes.flatMap(({ reasons }) => reasons);
}

describe('over several nights', () => {
  test('values are those that the nights compared have published', async () => {
    const usual = { high: 'when: m > 8', medium: 'when: m > 4', low: 'otherwise: true' };
    const metrics = [20, 12, 6, 5].map((value, i) => ({ area: AREA, day: i + 1, value }));
    const [reason, ...more] = await reasonsOver({ metrics, rules: rules(usual) }, [1, 2, 3, 4]);
    expect(reason).toMatchObject({ code: 'fell', with: { from: 20, to: 5, limit: '> 8' } });
    expect(more).toEqual([]);
  });

  test('where a night has published none, they are told with the nights they are of', async () => {
    const cases = [2, 3].map((day) => ({ area: AREA, day, cluster: '' }));
    const reasons = await reasonsOver({ cases }, [1, 2, 3]);
    const nights = { from_as_of: nightAt(1), to_as_of: nightAt(2) };
    expect(reasons).toMatchObject([{ code: 'new-cases', with: { from: 0, to: 1, ...nights } }]);
    const [reason] = reasons;
    expect(reason && reasonSentence(reason, 'en', nightAt(3))).toMatch(/\(03-03 → 03-04\)$/);
    expect(reason && reasonSentence(reason, 'zh', nightAt(3))).toMatch(/（03-03 → 03-04）$/);
  });
});
