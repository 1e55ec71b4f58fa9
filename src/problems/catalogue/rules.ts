import type { Catalogue } from './entry.ts';
import { expressions } from './expressions.ts';
import { packs } from './packs.ts';
import { tests } from './tests.ts';

/** Problems of rules. */
export const rules = { ...packs, ...expressions, ...tests } as const satisfies Catalogue;
