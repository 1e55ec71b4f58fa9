import type { Measure } from './pack.ts';
import { membersOf, namesOf } from './walk.ts';

/** Whether a measure may apply in one area and not in another of the same tier: its condition asks what the area is, or what is counted there. */
export function isSelective(measure: Measure): boolean {
  const { when } = measure;
  return (
    isCounted(measure) || (when !== undefined && membersOf(when.tree).some(({ scope }) => scope === 'area'))
  );
}

/** Whether a measure's condition asks for indicators, so that it may change from night to night within a tier. */
export function isCounted({ when }: Measure): boolean {
  return when !== undefined && namesOf(when.tree).length > 0;
}
