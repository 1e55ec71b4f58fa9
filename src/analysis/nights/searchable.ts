import type { Pack } from '../../rules/pack.ts';
import { expressionsOf, membersOf } from '../../rules/walk.ts';
import { growsWithZones } from './residual.ts';

const SCOPES: ReadonlySet<string> = new Set(['area', 'context', 'params', 'previous', 'as_of']);

/** Whether one area's own rows and reports, day by day, are all that a pack's tiers rest on. */
export function canBeLived(pack: Pack): boolean {
  const isCounted = pack.indicators.every(
    (each) =>
      each.kind === 'expr' ||
      each.kind === 'count' ||
      each.kind === 'days_since' ||
      ('table' in each && (each.kind === 'sum' || each.table === 'metrics')),
  );
  const isOwn = expressionsOf(pack)
    .flatMap(membersOf)
    .every(({ scope, type }) => SCOPES.has(scope) && (scope === 'as_of' || type !== 'date'));
  const isAlone = pack.tiers.every(
    ({ rule, residual }) => residual !== true || rule.kind !== 'when' || growsWithZones(rule.when.tree, pack),
  );
  return isCounted && isOwn && isAlone;
}
