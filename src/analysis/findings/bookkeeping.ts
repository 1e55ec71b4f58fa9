import type { Expression } from '../../rules/expression.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import type { Pack } from '../../rules/pack.ts';
import { expressionOf, membersOf, namesOf } from '../../rules/walk.ts';
import type { Finding } from '../finding.ts';

/** Indicators that no tier rests on, nor its release, nor any measure, and rules that rest on no document. */
export function bookkeepingFindings(pack: Pack): Finding[] {
  return [...unusedIndicators(pack), ...missingSources(pack)];
}

function unusedIndicators(pack: Pack): Finding[] {
  const read = indicatorsRead(pack);
  return pack.indicators
    .filter(({ name }) => !read.has(name))
    .map(({ name }) => ({
      code: 'indicator-unused',
      severity: 'warning',
      value: name,
      where: { file: 'pack', path: ['indicators', name] },
      examples: [],
    }));
}

/** The indicators that tiers, their releases and measures rest on, by whatever way: of other areas, of the past, by rank. */
function indicatorsRead(pack: Pack): Set<string> {
  const read = new Set<string>();
  const visit = (name: string): void => {
    const indicator = pack.indicators.find((each) => each.name === name);
    if (indicator === undefined || read.has(name)) return;
    read.add(name);
    if (indicator.kind === 'rank') visit(indicator.of);
    const tree = expressionOf(indicator);
    if (tree !== undefined) visitAll(tree);
  };
  const visitAll = (tree: Expression): void => {
    const elsewhere = membersOf(tree).filter(({ scope }) => isPlace(scope));
    for (const name of [...namesOf(tree), ...elsewhere.map((member) => member.name)]) visit(name);
  };
  for (const { rule, release } of pack.tiers) {
    if (rule.kind === 'when') visitAll(rule.when.tree);
    if (release !== undefined) visitAll(release.tree);
  }
  for (const { when } of pack.measures) if (when !== undefined) visitAll(when.tree);
  return read;
}

function missingSources(pack: Pack): Finding[] {
  if (Object.keys(pack.sources).length === 0) {
    const where = { file: 'pack', path: ['pack'] } as const;
    return [{ code: 'pack-no-sources', severity: 'warning', value: pack.id, where, examples: [] }];
  }
  return pack.tiers
    .filter(({ rule, source }) => rule.kind === 'when' && source === undefined)
    .map(({ tier, rank }) => ({
      code: 'tier-no-source',
      severity: 'note',
      value: tier,
      where: { file: 'pack', path: ['tiers', rank, 'tier'] },
      examples: [],
    }));
}
