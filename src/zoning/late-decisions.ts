import { addDays, type Day } from '../days.ts';
import { actsFrom } from '../inputs/decisions.ts';
import type { Decision } from '../inputs/tables.ts';
import type { PublishedMark } from './what-to-read.ts';

/**
 * Decisions as they act on nights after a published one. A designation acts on one day; where that was published without
 * it, it acts on the first night after, for published nights are not rewritten and it must not be lost. Others act as long
 * as they last. Of several designations of an area the last is the one that stands.
 */
export function knownSince(decisions: readonly Decision[], { asOf, knew }: PublishedMark): Decision[] {
  const last = new Map<string, Decision>();
  for (const each of decisions) {
    if (each.mode !== 'designate' || actsFrom(each) > asOf) continue;
    const other = last.get(each.area);
    if (other === undefined || actsFrom(other) < actsFrom(each)) last.set(each.area, each);
  }
  const knownFrom: Day = addDays(asOf, 1);
  return decisions.map((each) =>
    last.get(each.area) === each && knew?.(each) === false ? { ...each, knownFrom } : each,
  );
}
