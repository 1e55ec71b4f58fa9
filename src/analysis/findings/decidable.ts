import { allParts } from '../../rules/walk.ts';
import { conditionsOf, isPlain, rulesOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import type { World } from '../world/world.ts';

/** How far a pack's conditions can be reasoned about exactly. */
export interface Decided {
  /** Conditions that are not made of others: of tiers, calculated indicators, and rows. */
  readonly all: number;
  readonly decidable: number;
  readonly findings: readonly Finding[];
}

/** Counts a pack's plain conditions, and names those that hold a part beyond exact reasoning. */
export function decidedConditions({ pack, state, tables }: World): Decided {
  const beyond = new Set([...state.beyond, ...tables.flatMap(({ row }) => [...row.beyond])]);
  const conditions = rulesOf(pack).flatMap((rule) => conditionsOf(rule).filter(isPlain));
  const findings = conditions
    .filter(({ tree }) => allParts(tree).some((part) => beyond.has(part)))
    .map(
      ({ rule, tree, text }): Finding => ({
        code: 'rule-not-decidable',
        severity: 'note',
        value: text,
        where: { file: 'pack', path: rule.path, part: tree },
        examples: [],
      }),
    );
  return { all: conditions.length, decidable: conditions.length - findings.length, findings };
}
