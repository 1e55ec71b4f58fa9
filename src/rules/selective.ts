import type { Measure } from './pack.ts';
import { membersOf } from './walk.ts';

/** Whether a measure may apply in one area and not in another of the same tier: its condition asks what the area is. */
export function isSelective({ when }: Measure): boolean {
  return when !== undefined && membersOf(when.tree).some(({ scope }) => scope === 'area');
}
