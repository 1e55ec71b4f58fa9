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

/** What came into force on each of some nights run one after the other, and over all of them and back. */
async function comingOn(world: Partial<World>, nights: readonly number[]) {
  const workspace = emptyFolder();
  const rules = world.rules ?? rulesWith('medium');
  write(
    workspace,
    filesOf({ cases: [], metrics: [], decisions: [], effective: 'next_day', ...world, rules }),
  );
  const shown = ({ changes, intoForce }: Awaited<ReturnType<typeof diff>>['diff']) =>
    [...changes, ...intoForce].map(
      ({ kind, from, to, inForceFrom }) => `${kind} ${from} ${to} ${inForceFrom}`,
    );
  const each = [];
  for (const night of nights) each.push((await run({ workspace, asOf: nightAt(night) })).diff);
  const between = async (from: number, to: number) =>
    (await diff({ workspace, from: nightAt(from), to: nightAt(to) })).diff;
  return { each: each.map(shown), raw: each, between, shown };
}

describe('a queued tier that comes into force', () => {
  const cases = [{ area: AREA, day: 4, cluster: '' }];
  const nights = [3, 4, 5, 6, 7, 8, 9, 10];

  test('is listed on its night, once, and the change when it is judged', async () => {
    const { each, between, shown } = await comingOn({ cases, effective: '{ after_days: 3 }' }, nights);
    const judged = `listed low medium ${nightAt(7)}`;
    const lowered = `delisted medium low ${nightAt(11)}`;
    expect(each).toEqual([
      [],
      [judged],
      [],
      [`in_force low medium ${nightAt(7)}`],
      [],
      [lowered],
      [],
      [`in_force medium low ${nightAt(11)}`],
    ]);
    // The store says the same of a night as the run that published it, and over several nights what is different.
    expect(shown(await between(5, 6))).toEqual([`in_force low medium ${nightAt(7)}`]);
    expect(shown(await between(4, 7))).toEqual([`in_force low medium ${nightAt(7)}`]);
    expect(shown(await between(3, 6))).toEqual([`listed low medium ${nightAt(7)}`]);
    expect(shown(await between(3, 10))).toEqual([]);
    expect(shown(await between(6, 9))).toEqual([lowered]);
    expect(shown(await between(7, 5))).toEqual([`in_force medium low ${nightAt(6)}`]);
  });

  test('says since when it was judged so, and what begins and ends', async () => {
    const { raw, between } = await comingOn({ cases, effective: '{ after_days: 3 }' }, nights);
    const reasons = [{ code: 'judged', with: { on: nightAt(4) } }];
    expect(raw[3]?.intoForce).toMatchObject([{ area: { code: AREA }, reasons }]);
    expect((await between(5, 6)).intoForce).toEqual(raw[3]?.intoForce);
    expect(raw[7]?.intoForce).toMatchObject([{ reasons: [{ code: 'judged', with: { on: nightAt(8) } }] }]);
  });

  test('is listed beside a new judgement of the same night', async () => {
    const usual = { high: 'when: m > 8', medium: 'when: m > 4', low: 'otherwise: true' };
    const metrics = [9, 9, 9, 9, 5, 5, 1].map((value, i) => ({ area: AREA, day: i, value }));
    const { each } = await comingOn(
      { metrics, rules: rules(usual), effective: '{ after_days: 3 }' },
      [0, 1, 2, 3, 4, 5, 6],
    );
    expect(each[2]).toEqual([`in_force null high ${nightAt(3)}`]);
    expect(each[6]).toEqual([`delisted medium low ${nightAt(9)}`, `in_force high medium ${nightAt(7)}`]);
  });

  test('on a weekday', async () => {
    const { each } = await comingOn({ cases, effective: '{ weekday: thursday }' }, [3, 4, 5, 6, 7]);
    expect(each.flat()).toEqual([`listed low medium ${nightAt(8)}`, `in_force low medium ${nightAt(8)}`]);
    expect(each[4]).toHaveLength(1);
  });

  test.each(['same_day', 'next_day'])('is nothing apart with %s', async (effective) => {
    const decisions = [{ area: AREA, tier: 'high', from: 5, until: 6, decidedOn: null }];
    const { each } = await comingOn({ cases, decisions, effective }, nights);
    expect(each.flat().filter((change) => change.startsWith('in_force'))).toEqual([]);
    expect(each.flat()).toHaveLength(4);
  });
});
