import type { Entry } from './entry.ts';
import { inputs } from './inputs.ts';
import { rules } from './rules.ts';
import { store } from './store.ts';
import { usage } from './usage.ts';
import { workspace } from './workspace.ts';

/** Every problem fenqu can report, by its stable code. */
export const catalogue = { ...usage, ...workspace, ...inputs, ...rules, ...store } as const;

export type ProblemCode = keyof typeof catalogue;

export function entryOf(code: ProblemCode): Entry {
  return catalogue[code];
}
