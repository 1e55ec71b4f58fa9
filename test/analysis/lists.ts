import fc from 'fast-check';
import { numberColumn } from '../../src/judging/columns.ts';
import { type Judgement, judge } from '../../src/judging/judge.ts';
import type { Pack } from '../../src/rules/pack.ts';

/** A case by what the indicators below look at. */
export interface SmallCase {
  readonly lag: number;
  readonly class: string;
  readonly origin: string;
  readonly cluster: string;
}

export const smallCase: fc.Arbitrary<SmallCase> = fc.record({
  lag: fc.oneof(fc.nat(20), fc.constantFrom(0, 6, 7, 13, 14)),
  class: fc.constantFrom('confirmed', 'confirmed', 'asymptomatic', 'discarded'),
  origin: fc.constantFrom('local', 'local', 'imported'),
  cluster: fc.constantFrom('', '', 'a', 'a', 'b', 'c'),
});

/** An indicator as a pack writes it, and counted by hand. */
interface Counted {
  readonly yaml: Readonly<Record<string, unknown>>;
  readonly count: (cases: readonly SmallCase[]) => number;
}

const within = (cases: readonly SmallCase[], days: number, lag = 0): SmallCase[] =>
  cases.filter((one) => one.lag >= lag && one.lag < lag + days);
const groups = (cases: readonly SmallCase[], least: number): number =>
  ['a', 'b', 'c'].filter((name) => cases.filter(({ cluster }) => cluster === name).length >= least).length;

export const INDICATORS: Readonly<Record<string, Counted>> = {
  n7: { yaml: { count: 'cases', window: '7d' }, count: (all) => within(all, 7).length },
  n14: { yaml: { count: 'cases', window: '14d' }, count: (all) => within(all, 14).length },
  before: { yaml: { count: 'cases', window: { days: 7, lag: 7 } }, count: (all) => within(all, 7, 7).length },
  total: { yaml: { count: 'cases', window: 'all' }, count: (all) => all.length },
  local7: {
    yaml: { count: 'cases', where: 'origin == "local"', window: '7d' },
    count: (all) => within(all, 7).filter(({ origin }) => origin === 'local').length,
  },
  confirmed14: {
    yaml: { count: 'cases', where: 'class == "confirmed"', window: '14d' },
    count: (all) => within(all, 14).filter((one) => one.class === 'confirmed').length,
  },
  pairs: {
    yaml: { count: 'cases', window: '14d', group_by: 'cluster', at_least: 2 },
    count: (all) => groups(within(all, 14), 2),
  },
  triples: {
    yaml: { count: 'cases', window: '14d', group_by: 'cluster', at_least: 3 },
    count: (all) => groups(within(all, 14), 3),
  },
  pairs7: {
    yaml: { count: 'cases', where: 'class == "confirmed"', window: '7d', group_by: 'cluster', at_least: 2 },
    count: (all) =>
      groups(
        within(all, 7).filter((one) => one.class === 'confirmed'),
        2,
      ),
  },
  chains: {
    yaml: { count: 'cases', window: '7d', distinct: 'cluster' },
    count: (all) => groups(within(all, 7), 1),
  },
  since: {
    yaml: { days_since: 'cases' },
    count: (all) => (all.length === 0 ? Number.NaN : Math.min(...all.map(({ lag }) => lag))),
  },
  since_local: {
    yaml: { days_since: 'cases', where: 'origin == "local"' },
    count: (all) => INDICATORS['since']?.count(all.filter(({ origin }) => origin === 'local')) ?? Number.NaN,
  },
};

const comparison = fc
  .record({
    name: fc.constantFrom(...Object.keys(INDICATORS)),
    other: fc.option(fc.constantFrom(...Object.keys(INDICATORS)), { freq: 4 }),
    op: fc.constantFrom('>', '>=', '>=', '>=', '<', '<=', '==', '!='),
    limit: fc.constantFrom(0, 1, 1, 2, 2, 3, 4, 5, 7, 14, 2.5),
    add: fc.constantFrom('', '', ' + 1', ' * 2'),
  })
  .map(({ name, other, op, limit, add }) => `${name}${add} ${op} ${other ?? limit}`);

/** Conditions over these indicators, as a pack writes them. */
export const condition: fc.Arbitrary<string> = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'condition' },
    { weight: 3, arbitrary: comparison },
    { weight: 2, arbitrary: fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `(${a} && ${b})`) },
    { weight: 2, arbitrary: fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `(${a} || ${b})`) },
    { weight: 1, arbitrary: tie('whole').map((a) => `!(${a})`) },
    {
      weight: 1,
      arbitrary: fc.tuple(comparison, tie('whole'), tie('whole')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(comparison, comparison, comparison)
        .map((all) => `at_least(2, [${all.join(', ')}])`),
    },
    { weight: 1, arbitrary: comparison.map((a) => `(or_else(since, 9) > 3 && ${a})`) },
  ),
})).whole;

/** Judges many lists at once, each as an area of its own. */
export function judgedLists(pack: Pack, lists: readonly (readonly SmallCase[])[]): Judgement {
  return judge(pack, {
    rows: lists.length,
    indicator: (name) => {
      const counted = INDICATORS[name];
      return counted && numberColumn(Float64Array.from(lists, counted.count));
    },
    member: () => undefined,
  });
}
