import type { Catalogue } from './entry.ts';

/** Problems of inputs. */
export const inputs = {
} as const satisfies Catalogue;
