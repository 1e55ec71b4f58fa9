import type { Entry } from './entry.ts';
import { findings } from './findings.ts';
import { inputs } from './inputs.ts';
import { premises } from './premises.ts';
import { rules } from './rules.ts';
import { store } from './store.ts';
import { usage } from './usage.ts';
import { workspace } from './workspace.ts';
import { yaml } from './yaml.ts';
import { zoning } from './zoning.ts';

/** Every problem fenqu can report, by its stable code. */
export const catalogue = {
  ...usage,
  ...yaml,
  ...workspace,
  ...inputs,
  ...rules,
  ...findings,
  ...store,
  ...zoning,
  ...premises,
} as const;

export type ProblemCode = keyof typeof catalogue;

export function entryOf(code: ProblemCode): Entry {
  return catalogue[code];
}
