import type { Day } from '../days.ts';
import type { PublishedZone } from '../store/published.ts';
import type { Verdict } from '../zoning/verdict.ts';

/** The earlier night a snapshot is compared with: what was published, and by which pack. */
export interface Earlier {
  readonly asOf: Day;
  readonly pack: string;
  readonly level: string;
  readonly zones: readonly PublishedZone[];
}

/** An area on both nights. */
export interface Side {
  readonly position: number;
  readonly before: string | null;
  /** The tier before was designated that very night, which is over since then. */
  readonly wasDesignated: boolean;
  readonly published: PublishedZone | null;
  readonly after: Pick<Verdict, 'tier' | 'effectiveFrom' | 'tierInForce' | 'decision' | 'rawTier'> & {
    /** The first night of the unbroken run with this tier, if it was looked for. */
    readonly since: Day | null;
  };
  readonly area: Verdict['area'];
}
