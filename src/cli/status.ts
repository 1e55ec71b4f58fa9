/** Exit statuses; see docs/commands.md. */
export const DONE = 0;
/** Done, and it found what the caller asked to be told by status. */
export const FOUND = 1;
export const FAILED = 2;
