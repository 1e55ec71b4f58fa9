import type { AreaDescription } from '../inputs/areas/describe.ts';
import type { AreaIndex } from '../inputs/index.ts';
import { error, FenquError } from '../problems/problem.ts';
import { levelName } from '../workspace/level-names.ts';
import { type AreaLabel, areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { ancestorsSql } from '../zoning/place-set.ts';
import { positionsAround, positionsInside } from '../zoning/places.ts';

/** An area asked for, with everything of the judged level inside it. */
export interface Scope {
  readonly area: AreaLabel;
  readonly level: string;
  readonly positions: ReadonlySet<number>;
}

/** What an area is asked for. */
interface Asked {
  /** Only an area with a tier of its own can be meant, so that of several the one of the judged level is. */
  readonly own?: boolean;
}

/** Finds the area a user means by a code or a name. Throws if there is none, or more than one. */
export async function findScope(night: Night, text: string, { own = false }: Asked = {}): Promise<Scope> {
  const only = await oneMeant(night.staged.areas, text, own ? night.pack.level : undefined);
  const positions = new Set((await positionsInside(night.bench.engine, night.pack.level, [only.ix])).keys());
  if (positions.size === 0) {
    const details = { value: text, with: { level: levelName(night.pack.level) } };
    throw new FenquError(error('area-below-level', { ...details, suggest: await around(night, only.ix) }));
  }
  return { area: areaLabel(only), level: only.level, positions };
}

/**
 * The same, with the areas around that are judged: what applies in them applies in the area as well. An area below the
 * judged level has these alone.
 */
export async function findScopeAround(night: Night, text: string): Promise<Scope> {
  const only = await oneMeant(night.staged.areas, text);
  const { engine } = night.bench;
  const { level } = night.pack;
  const inside = await positionsInside(engine, level, [only.ix]);
  const above = await positionsAround(engine, level, [only.ix]);
  const positions = new Set([...inside.keys(), ...(above.get(only.ix) ?? [])]);
  if (positions.size > 0) return { area: areaLabel(only), level: only.level, positions };
  const details = { value: text, with: { level: levelName(level) } };
  throw new FenquError(error('area-below-level', details));
}

/** The area of the judged level that another lies in, as it can be asked for. */
async function around({ bench, pack, staged }: Night, ix: number): Promise<string[]> {
  const rows = await bench.engine.rows(
    `SELECT up FROM (${await ancestorsSql(bench.engine, pack.level)}) WHERE ix = ${ix}`,
  );
  const found = await staged.areas.describe(rows.map(({ up }) => Number(up)));
  return found.map(printed);
}

function printed({ path, code }: AreaDescription): string {
  return `${path} (${code})`;
}

/**
 * The one area that a text means. Throws if there is none, or more than one.
 *
 * @param level of several the only one of this level is meant, where one is given
 */
export async function oneMeant(areas: AreaIndex, text: string, level?: string): Promise<Meant> {
  const { candidates: all, suggest } = await areas.resolve(text);
  const ofLevel = all.filter((each) => each.level === level);
  const candidates = ofLevel.length === 1 ? ofLevel : all;
  const [only] = candidates;
  if (only === undefined) throw new FenquError({ ...error('area-not-found', { value: text }), suggest });
  if (candidates.length > 1) {
    const names = candidates.slice(0, 10).map(printed);
    throw new FenquError(error('area-several', { value: text, suggest: names }));
  }
  return only;
}

type Meant = Awaited<ReturnType<AreaIndex['resolve']>>['candidates'][number];
