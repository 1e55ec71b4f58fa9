import type { Session } from './session.ts';

/** Options as the parser gives them, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** A command's work: options and arguments in, exit status out. */
export type Work = (session: Session, options: Values, args: readonly string[]) => Promise<number>;
