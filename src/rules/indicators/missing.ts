/** What `missing:` says, as an indicator keeps it. */
export function missingFrom(raw: 0 | 'unknown' | undefined): { readonly missing?: 'zero' | 'unknown' } {
  return raw === undefined ? {} : { missing: raw === 0 ? 'zero' : 'unknown' };
}
