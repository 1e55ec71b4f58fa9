import { error, type Problem } from '../problems/problem.ts';
import type { YamlFile } from '../yaml/index.ts';
import type { Expression } from './expression.ts';
import { isPlace } from './expressions/places.ts';
import type { Indicator } from './indicator.ts';
import type { Tier } from './pack.ts';
import { expressionOf, membersOf, namesOf } from './walk.ts';

/**
 * Indicators that rest on the tier published before and are asked for as of earlier days, or of other areas: that tier is
 * known only of the area and the night judged, and anything else would stay unknown for ever.
 */
export function previousProblems(
  yaml: YamlFile,
  indicators: readonly Indicator[],
  tiers: readonly Tier[],
): Problem[] {
  const byName = new Map(indicators.map((each) => [each.name, each]));
  // Indicators may use each other in a circle, which is another problem.
  const restsOnPrevious = (tree: Expression | undefined, above: readonly Expression[] = []): boolean =>
    tree !== undefined &&
    !above.includes(tree) &&
    (membersOf(tree).some(({ scope }) => scope === 'previous') ||
      namesOf(tree).some((name) => restsOnPrevious(ownTree(byName.get(name)), [...above, tree])));
  const placesIn = (tree: Expression): string[] =>
    membersOf(tree)
      .filter(({ scope, name }) => isPlace(scope) && restsOnPrevious(ownTree(byName.get(name))))
      .map(({ scope, name }) => `${scope}.${name}`);
  const problem = (path: readonly (string | number)[], value: string): Problem =>
    error('expression-previous', { ...yaml.spotOf(path), value });
  const ofIndicators = indicators.flatMap((indicator) => {
    const path = ['indicators', indicator.name];
    const tree = expressionOf(indicator);
    const places = tree === undefined ? [] : placesIn(tree).map((value) => problem(path, value));
    if (indicator.kind === 'past' && restsOnPrevious(indicator.of.tree))
      return [problem([...path, indicator.over, 'of'], indicator.of.text), ...places];
    if (indicator.kind === 'rank' && restsOnPrevious(ownTree(byName.get(indicator.of))))
      return [problem([...path, 'rank'], indicator.of), ...places];
    return places;
  });
  const ofTiers = tiers.flatMap(({ rule, release, rank }) => [
    ...(rule.kind === 'when'
      ? placesIn(rule.when.tree).map((value) => problem(['tiers', rank, 'when'], value))
      : []),
    ...(release === undefined
      ? []
      : placesIn(release.tree).map((value) => problem(['tiers', rank, 'release'], value))),
  ]);
  return [...ofIndicators, ...ofTiers];
}

/** What an indicator is calculated from as of the same day. */
function ownTree(indicator: Indicator | undefined): Expression | undefined {
  return indicator?.kind === 'expr' ? indicator.expr.tree : undefined;
}
