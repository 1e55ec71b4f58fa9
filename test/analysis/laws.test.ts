import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../src/analysis/analyse.ts';
import type { ExampleData } from '../../src/analysis/examples/example.ts';
import { tried } from '../../src/analysis/examples/make.ts';
import type { Finding } from '../../src/analysis/finding.ts';
import { chosenIn } from '../../src/analysis/findings/tiers.ts';
import { subjectOf } from '../../src/analysis/subject.ts';
import { daysBetween } from '../../src/days.ts';
import { TRUE } from '../../src/judging/columns.ts';
import type { Expression } from '../../src/rules/expression.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { allParts } from '../../src/rules/walk.ts';
import { seed } from '../counting/runs.ts';
import { packOf, packText } from './corpus.ts';
import { condition, INDICATORS, judgedLists, type SmallCase, smallCase } from './lists.ts';

const PACKS = Number(process.env['FENQU_RUNS'] ?? 30);
const LISTS = 500;

const yaml = Object.fromEntries(Object.entries(INDICATORS).map(([name, one]) => [name, one.yaml]));
const textOf = (tiers: Readonly<Record<string, string>>): string =>
  packText({ name: '', indicators: yaml, tiers, find: [] });

/** How many of the lists should meet a condition. */
const HELD: Readonly<Record<string, number>> = {
  'condition-never-holds': 0,
  'condition-always-holds': LISTS,
  'condition-no-whole-number': 0,
};

interface Proved {
  readonly tiers: Readonly<Record<string, string>>;
  readonly pack: Pack;
  readonly analysis: Analysis;
}

const lists: SmallCase[][] = fc.sample(fc.array(smallCase, { maxLength: 9 }), { numRuns: LISTS, seed });
const extra: SmallCase[] = fc.sample(
  smallCase.filter((one) => one.class !== 'discarded'),
  { numRuns: LISTS, seed },
);

let proved: readonly Proved[] = [];
beforeAll(async () => {
  const tiers = fc.sample(fc.record({ high: condition, medium: condition }), { numRuns: PACKS, seed });
  proved = await Promise.all(
    tiers.map(async (each) => {
      const pack = await packOf(textOf(each));
      return { tiers: each, pack, analysis: analyse(pack, { searches: false }) };
    }),
  );
}, 300_000);

/** The part of a tier's condition that a finding is about. */
function treeAt({ tiers }: Pack, { path, part }: Finding['where']): Expression | undefined {
  const rule = tiers[Number(path[1])]?.rule;
  if (rule?.kind !== 'when') return undefined;
  return allParts(rule.when.tree).find((each) => each === part);
}

/** A pack in which a part of a condition is a constant. */
function withConstant(pack: Pack, part: Expression | undefined, value: boolean): Pack {
  const rewritten = (tree: unknown): unknown => {
    if (tree === part && part !== undefined) return { ...part, kind: 'boolean', type: 'boolean', value };
    if (Array.isArray(tree)) return tree.map(rewritten);
    if (typeof tree !== 'object' || tree === null) return tree;
    return Object.fromEntries(Object.entries(tree).map(([key, each]) => [key, rewritten(each)]));
  };
  const tiers: Pack['tiers'] = JSON.parse(JSON.stringify(rewritten(pack.tiers)));
  return { ...pack, tiers };
}

/** A list for every tier that can be reached, by its rank; none where no list was found. */
function listsForTiers(pack: Pack): [number, ExampleData | undefined][] {
  const { world } = subjectOf(pack);
  return pack.tiers.flatMap(({ rank }): [number, ExampleData | undefined][] => {
    const answer = world.ask(chosenIn(world, world.state, rank));
    return answer.kind === 'found' ? [[rank, tried(world, answer).example.data]] : [];
  });
}

/** Cases of a line list, with the names of clusters that counting by hand knows. */
function casesOf({ tables: { cases: rows = [] }, asOf }: ExampleData): SmallCase[] {
  const names: Readonly<Record<string, string>> = { k1: 'a', k2: 'b', k3: 'c' };
  return rows.map((row) => ({
    lag: daysBetween(row['date_report'] ?? '', asOf),
    class: row['class'] ?? '',
    origin: row['origin'] ?? '',
    cluster: names[row['cluster'] ?? ''] ?? row['cluster'] ?? '',
  }));
}

/** How often a law had something to say: one about nothing proves nothing. */
const said: Record<string, number> = {};
const say = (what: string): void => {
  said[what] = (said[what] ?? 0) + 1;
};

describe('of random packs, and lists of cases counted by hand', () => {
  test('everything is decided', () => {
    for (const { analysis } of proved) {
      expect(analysis.conditions.decidable).toBe(analysis.conditions.all);
    }
    // At one evaluation; over many nights a case may decide whether a tier is known.
    const undecided = proved.filter(({ analysis }) =>
      analysis.oneMoreReasons.some(({ kind }) => kind === 'judged' || kind === 'beyond'),
    );
    expect(undecided.length).toBeLessThanOrEqual(0.05 * PACKS);
  });

  test('no list comes into a tier that is never reached', () => {
    for (const { pack, analysis } of proved) {
      const { raw } = judgedLists(pack, lists);
      for (const { code, where } of analysis.findings) {
        if (code !== 'tier-never-holds' && code !== 'tier-never-reached') continue;
        const rank = where.path[1];
        say('unreachable');
        expect([...raw].filter((each) => each === rank)).toEqual([]);
      }
    }
    expect(said['unreachable']).toBeGreaterThan(8);
  });

  test('into every other tier comes the list that is given for it', () => {
    for (const { pack } of proved) {
      for (const [rank, list] of listsForTiers(pack)) {
        say(list === undefined ? 'no list' : 'list');
        const cases = list === undefined ? [] : casesOf(list);
        // Counting by hand knows three clusters.
        if (list === undefined || cases.some(({ cluster }) => cluster.startsWith('k'))) continue;
        say('reached');
        expect(judgedLists(pack, [cases]).raw[0]).toBe(rank);
      }
    }
    expect(said['reached']).toBeGreaterThan(60);
    expect(said['no list'] ?? 0).toBeLessThan(0.02 * (said['list'] ?? 0));
  });

  test('conditions that never hold never do, and those that always hold always do', () => {
    for (const { pack, analysis } of proved) {
      const { trace } = judgedLists(pack, lists);
      for (const { code, value, where } of analysis.findings) {
        const wanted = HELD[code];
        const tree = treeAt(pack, where);
        const column = tree && trace.get(tree);
        if (wanted === undefined) continue;
        if (column?.kind !== 'truth') continue;
        say(code);
        expect({ value, held: column.values.filter((each) => each === TRUE).length }).toEqual({
          value,
          held: wanted,
        });
      }
    }
    expect(said['condition-never-holds']).toBeGreaterThan(3);
    expect(said['condition-always-holds']).toBeGreaterThan(2);
  });

  test('without a condition that changes nothing every list keeps its tier', () => {
    for (const { pack, analysis } of proved) {
      const before = judgedLists(pack, lists);
      for (const { code, where, value } of analysis.findings) {
        if (!['condition-changes-nothing', 'condition-implied', 'condition-after-stricter'].includes(code))
          continue;
        const tree = treeAt(pack, where);
        const same = [true, false].map((constant) => {
          const other = judgedLists(withConstant(pack, tree, constant), lists);
          return (['raw', 'atLeast', 'atMost'] as const).every(
            (key) => other[key].join() === before[key].join(),
          );
        });
        say('redundant');
        expect({ value, same: same.includes(true) }).toEqual({ value, same: true });
      }
    }
    expect(said['redundant']).toBeGreaterThan(PACKS / 6);
  });

  test('where one more case never lowers a tier, it does not', () => {
    for (const { pack, analysis } of proved) {
      const before = judgedLists(pack, lists);
      const after = judgedLists(
        pack,
        lists.map((list, i) => [...list, extra[i] ?? list[0]].flatMap((one) => one ?? [])),
      );
      const lowered = [...before.raw.keys()].some((i) => {
        const [was, is] = [before.raw[i] ?? -1, after.raw[i] ?? -1];
        return was >= 0 && is > was;
      });
      say(`${analysis.oneMoreCase}, ${lowered ? 'seen to be lowered' : 'not seen to be'}`);
      if (analysis.oneMoreCase === 'monotone') expect(lowered).toBe(false);
    }
    expect(said['monotone, not seen to be']).toBeGreaterThan(5);
    expect(said['not-monotone, seen to be lowered']).toBeGreaterThan(8);
  });
});
