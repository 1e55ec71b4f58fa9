import type { Catalogue } from './entry.ts';

/** Problems of store. */
export const store = {} as const satisfies Catalogue;
