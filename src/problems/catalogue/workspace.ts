import type { Catalogue } from './entry.ts';

/** Problems of workspace. */
export const workspace = {} as const satisfies Catalogue;
