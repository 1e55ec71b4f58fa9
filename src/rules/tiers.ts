import { error, type Problem } from '../problems/problem.ts';
import type { YamlFile } from '../yaml/index.ts';
import { clauseAt } from './clause.ts';
import { type Parsed, parseExpression, type Scope } from './expressions/index.ts';
import type { Clocks, Source, Tier, TierRule } from './pack.ts';
import type { RawPack, RawTier } from './raw.ts';
import { sourceProblems } from './sources.ts';
import { textFrom } from './text.ts';
import { clocksOf, packClocks } from './transitions.ts';
import { zonesProblems, zonesUsed } from './zones.ts';

interface Tiers {
  readonly tiers: readonly Tier[];
  readonly problems: readonly Problem[];
}

/** What a tier's own condition may speak of, and what the condition for leaving it may. */
interface TierScopes {
  readonly tier: Scope;
  readonly release: Scope;
}

/** Parses a pack's tiers, the most severe first. */
export function parseTiers(
  yaml: YamlFile,
  raw: RawPack,
  { tier: scope, release: releaseScope }: TierScopes,
  sources: Readonly<Record<string, Source>>,
): Tiers {
  const problems = [
    ...duplicates(yaml, raw.tiers),
    ...reserved(yaml, raw.tiers),
    ...otherwiseProblems(yaml, raw.tiers),
    ...unrankedProblems(yaml, raw.tiers),
  ];
  const tiers: Tier[] = [];
  const common = packClocks(raw);
  for (const [rank, one] of raw.tiers.entries()) {
    const path = ['tiers', rank];
    const parsed = parseRule(yaml, rank, one, scope, raw.declared === true);
    const release = parseRelease(yaml, rank, one, releaseScope);
    problems.push(...parsed.problems, ...release.problems);
    problems.push(...sourceProblems(yaml, [...path, 'source'], one.source, sources));
    if (parsed.rule === undefined) continue;
    tiers.push({
      tier: one.tier,
      rank,
      title: textFrom(one.title ?? one.tier),
      rule: parsed.rule,
      clause: clauseAt(yaml, path),
      ...(one.source === undefined ? {} : { source: one.source }),
      ...(one.clause === undefined ? {} : { clauseOfSource: one.clause }),
      ...(one.note === undefined ? {} : { note: textFrom(one.note) }),
      ...movementIn(one, parsed.rule, clocksOf(common, one)),
      ...(release.written === undefined ? {} : { release: release.written }),
    });
  }
  problems.push(...zonesProblems(yaml, raw, tiers));
  return { tiers, problems };
}

/** What says how a tier is entered and left, beside its rule. */
function movementIn(
  { unranked }: RawTier,
  rule: TierRule,
  clocks: Clocks | undefined,
): Pick<Tier, 'clocks' | 'unranked' | 'residual'> {
  return {
    ...(clocks === undefined ? {} : { clocks }),
    ...(unranked === undefined ? {} : { unranked: true }),
    ...(zonesUsed(rule).length === 0 ? {} : { residual: true }),
  };
}

function parseRelease(yaml: YamlFile, rank: number, { release }: RawTier, scope: Scope): Parsed {
  if (release === undefined) return { problems: [] };
  return parseExpression(release, scope, (offset) => yaml.spotIn(['tiers', rank, 'release'], offset));
}

interface ParsedRule {
  readonly rule?: TierRule;
  readonly problems: readonly Problem[];
}

function parseRule(
  yaml: YamlFile,
  rank: number,
  raw: RawTier,
  scope: Scope,
  packIsDeclared: boolean,
): ParsedRule {
  const path = ['tiers', rank];
  const said = [raw.when, raw.otherwise, raw.declared].filter((rule) => rule !== undefined).length;
  if (said > 1 || (said === 0 && !packIsDeclared)) {
    return { problems: [error('pack-tier-rule', { ...yaml.spotOf([...path, 'tier']), value: raw.tier })] };
  }
  if (raw.otherwise) return { rule: { kind: 'otherwise' }, problems: [] };
  if (raw.when === undefined) return { rule: { kind: 'declared' }, problems: [] };
  if (packIsDeclared) {
    return {
      problems: [error('pack-declared', { ...yaml.spotOf([...path, 'when'], 'key'), value: raw.tier })],
    };
  }
  const { written, problems } = parseExpression(raw.when, scope, (offset) =>
    yaml.spotIn([...path, 'when'], offset),
  );
  return written === undefined ? { problems } : { rule: { kind: 'when', when: written }, problems };
}

function otherwiseProblems(yaml: YamlFile, tiers: readonly RawTier[]): Problem[] {
  const ranks = [...tiers.entries()].filter(([, { otherwise }]) => otherwise).map(([rank]) => rank);
  if (ranks.length === 0) return [error('pack-no-otherwise', yaml.spotOf(['tiers'], 'key'))];
  return ranks
    .slice(1)
    .map((rank) => error('pack-two-otherwise', yaml.spotOf(['tiers', rank, 'otherwise'], 'key')));
}

/** What stands outside the order of severity has a condition of its own, or is declared. */
function unrankedProblems(yaml: YamlFile, tiers: readonly RawTier[]): Problem[] {
  return [...tiers.entries()]
    .filter(([, tier]) => tier.unranked && tier.otherwise)
    .map(([rank, { tier }]) =>
      error('pack-unranked-otherwise', { ...yaml.spotOf(['tiers', rank, 'unranked'], 'key'), value: tier }),
    );
}

function duplicates(yaml: YamlFile, tiers: readonly RawTier[]): Problem[] {
  return [...tiers.entries()]
    .filter(([rank, { tier }]) => tiers.findIndex((other) => other.tier === tier) < rank)
    .map(([rank, { tier }]) =>
      error('pack-duplicate-tier', { ...yaml.spotOf(['tiers', rank, 'tier']), value: tier }),
    );
}

/** What tests and outputs say where there is no tier, or none is known. */
const RESERVED = ['none', 'unknown'];

function reserved(yaml: YamlFile, tiers: readonly RawTier[]): Problem[] {
  return [...tiers.entries()]
    .filter(([, { tier }]) => RESERVED.includes(tier))
    .map(([rank, { tier }]) =>
      error('pack-reserved-tier', { ...yaml.spotOf(['tiers', rank, 'tier']), value: tier }),
    );
}
