import type { AreaIndex } from '../inputs/index.ts';
import { error, FenquError } from '../problems/problem.ts';
import { type AreaLabel, areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { positionsInside } from '../zoning/places.ts';

/** An area asked for, with everything of the judged level inside it. */
export interface Scope {
  readonly area: AreaLabel;
  readonly level: string;
  readonly positions: ReadonlySet<number>;
}

/** Finds the area a user means by a code or a name. Throws if there is none, or more than one. */
export async function findScope(night: Night, text: string): Promise<Scope> {
  const only = await oneMeant(night.staged.areas, text);
  const positions = new Set((await positionsInside(night.bench.engine, night.pack.level, [only.ix])).keys());
  if (positions.size === 0) {
    throw new FenquError(error('area-below-level', { value: text, with: { level: night.pack.level } }));
  }
  return { area: areaLabel(only), level: only.level, positions };
}

/** The one area that a text means. Throws if there is none, or more than one. */
export async function oneMeant(areas: AreaIndex, text: string): Promise<Meant> {
  const { candidates, suggest } = await areas.resolve(text);
  const [only] = candidates;
  if (only === undefined) throw new FenquError({ ...error('area-not-found', { value: text }), suggest });
  if (candidates.length > 1) {
    const names = candidates.slice(0, 10).map((each) => `${each.path} (${each.code})`);
    throw new FenquError(error('area-several', { value: text, suggest: names }));
  }
  return only;
}

type Meant = Awaited<ReturnType<AreaIndex['resolve']>>['candidates'][number];
