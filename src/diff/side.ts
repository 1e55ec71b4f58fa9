import type { PublishedZone } from '../store/published.ts';
import type { Verdict } from '../zoning/verdict.ts';

/** An area on both nights. */
export interface Side {
  readonly position: number;
  readonly before: string | null;
  /** The tier before was designated that very night, which is over since then. */
  readonly wasDesignated: boolean;
  readonly published: PublishedZone | null;
  readonly after: Pick<Verdict, 'tier' | 'effectiveFrom' | 'tierInForce' | 'decision' | 'rawTier'>;
  readonly area: Verdict['area'];
}
