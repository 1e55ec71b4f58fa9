/** What stands before a point for numbers of other areas than the one judged. */
export const NUMBERS_OF_OTHERS = ['children_max', 'children_sum', 'neighbors'] as const;
const PLACES: ReadonlySet<string> = new Set(['parent', ...NUMBERS_OF_OTHERS]);

/** The day as of which is judged; a tree has it as the member `day` of this scope. */
export const AS_OF = 'as_of';

/** Names that stand before a point, or for the day: these cannot be names of indicators. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...PLACES,
  'area',
  'context',
  'params',
  'previous',
  AS_OF,
]);

/** Whether a name before a point stands for the indicators of some area: above, beside or below, or of a level. */
export function isPlace(name: string): boolean {
  return PLACES.has(name) || !RESERVED.has(name);
}
