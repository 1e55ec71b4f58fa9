const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** Whether a code of the system says that there is no room left: on the disk, or for this user. */
export function isDiskFull(code: string | undefined): boolean {
  return code !== undefined && FULL.has(code);
}

const NO_ROOM = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/i;
const NO_MEMORY = /^Out of Memory Error|bad_alloc|ENOMEM|allocation failed|failed to allocate/i;

/** What the machine has too little of, by what the system or the engine says of a failure. */
export function lackIn(cause: unknown): 'disk-full' | 'out-of-memory' | undefined {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (NO_ROOM.test(said)) return 'disk-full';
  return NO_MEMORY.test(said) ? 'out-of-memory' : undefined;
}
