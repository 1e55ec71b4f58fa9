import type { Text } from '../../language/text.ts';

/** What fenqu says about one kind of problem. `{name}` places are filled from the problem. */
export interface Entry {
  /** One sentence. `{value}` is the offending value. */
  readonly message: Text;
  /** What to do about it. */
  readonly hint?: Text;
}

export type Catalogue = Readonly<Record<string, Entry>>;
