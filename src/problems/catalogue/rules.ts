import type { Catalogue } from './entry.ts';
import { expressions } from './expressions.ts';
import { packs } from './packs.ts';

/** Problems of rules. */
export const rules = { ...packs, ...expressions } as const satisfies Catalogue;
