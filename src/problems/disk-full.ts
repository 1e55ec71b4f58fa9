const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** Whether a code of the system says that there is no room left: on the disk, or for this user. */
export function isDiskFull(code: string | undefined): boolean {
  return code !== undefined && FULL.has(code);
}
