import type { Catalogue } from './entry.ts';

/** Problems of rules. */
export const rules = {
} as const satisfies Catalogue;
