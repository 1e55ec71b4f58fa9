import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { YamlFile } from '../yaml/index.ts';
import type { Expression } from './expression.ts';
import type { Pack, Tier, TierRule } from './pack.ts';
import type { RawPack } from './raw.ts';
import { allParts } from './walk.ts';

/** One `zones(LEVEL, [tiers])` of a condition. */
export interface ZonesCall {
  readonly level: string;
  readonly tiers: readonly string[];
}

/** Every `zones()` that a tier's rule calls. */
export function zonesUsed(rule: TierRule): ZonesCall[] {
  return rule.kind === 'when' ? allParts(rule.when.tree).flatMap((part) => zonesCall(part) ?? []) : [];
}

function zonesCall(part: Expression): ZonesCall | undefined {
  if (part.kind !== 'call' || part.call !== 'zones') return undefined;
  const [level = '', ...tiers] = part.args.flatMap((each) => (each.kind === 'text' ? [each.value] : []));
  return { level, tiers };
}

/** Only tiers less severe than those it counts may use `zones()`: else they would wait for each other. */
export function zonesProblems(yaml: YamlFile, raw: RawPack, tiers: readonly Tier[]): Problem[] {
  const names = raw.tiers.map(({ tier }) => tier);
  return tiers.flatMap((tier) =>
    zonesUsed(tier.rule)
      .flatMap((call) => call.tiers)
      .flatMap((counted): Problem[] => {
        const spot = yaml.spotOf(['tiers', tier.rank, 'when']);
        const rank = names.indexOf(counted);
        if (rank === -1)
          return [error('pack-unknown-tier', { ...spot, value: counted, suggest: nearest(counted, names) })];
        if (rank < tier.rank && !tier.unranked) return [];
        return [error('pack-zones-order', { ...spot, value: counted, with: { tier: tier.tier } })];
      }),
  );
}

/** The levels in whose areas the rules of a pack count zones. */
export function levelsOfZones({ tiers }: Pick<Pack, 'tiers'>): string[] {
  return [...new Set(tiers.flatMap(({ rule }) => zonesUsed(rule).map(({ level }) => level)))];
}
