import type { Expression } from './expression.ts';
import type { Measure } from './pack.ts';
import { membersOf, namesOf } from './walk.ts';

/** Whether a measure may apply in one area and not in another of the same tier: its condition asks what the area is, or what is counted there. */
export function isSelective(measure: Measure): boolean {
  return asksOf(measure).area;
}

/** Whether a measure's condition asks for indicators, so that it may change from night to night within a tier. */
export function isCounted(measure: Measure): boolean {
  return asksOf(measure).counted;
}

/** Looked up once: it is asked for every area. */
const asked = new WeakMap<Expression, { readonly area: boolean; readonly counted: boolean }>();
const NOTHING = { area: false, counted: false };

function asksOf({ when }: Measure): { readonly area: boolean; readonly counted: boolean } {
  if (when === undefined) return NOTHING;
  const known = asked.get(when.tree);
  if (known !== undefined) return known;
  const counted = namesOf(when.tree).length > 0;
  const asks = { area: counted || membersOf(when.tree).some(({ scope }) => scope === 'area'), counted };
  asked.set(when.tree, asks);
  return asks;
}
