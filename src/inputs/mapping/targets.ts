/** What a file can be proposed as: a table of `data`, or the areas. */
export const TARGETS = ['cases', 'visits', 'counts', 'metrics', 'populations', 'areas'] as const;
export type Target = (typeof TARGETS)[number];
