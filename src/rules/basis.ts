import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { Path, YamlFile } from '../yaml/index.ts';
import { clauseAt } from './clause.ts';
import type { Scope } from './expressions/index.ts';
import { inForceFrom } from './in-force.ts';
import type { Measure, Source, SourceStatus } from './pack.ts';
import { sourceProblems } from './sources.ts';
import type { Basis } from './standing.ts';

/** What statements about measures may speak of. */
export interface StandingContext {
  readonly yaml: YamlFile;
  readonly tiers: readonly string[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly measures: readonly Measure[];
  /** The sectors that have a name. */
  readonly sectors: readonly string[];
  readonly scope: Scope;
}

interface RawBasis {
  readonly clause?: string;
  readonly status?: SourceStatus;
  readonly in_force?: NonNullable<Basis['inForce']>;
}

/** What the statement at a path rests on and when it holds, and what is wrong with that. */
export function basisOf(
  raw: RawBasis,
  source: string,
  path: Path,
  { yaml, sources }: Pick<StandingContext, 'yaml' | 'sources'>,
): { readonly basis: Basis; readonly problems: readonly Problem[] } {
  const { inForce, problems } = inForceFrom(yaml, [...path, 'in_force'], raw.in_force);
  const basis: Basis = {
    source,
    status: raw.status ?? sources[source]?.status ?? 'unverified',
    clause: clauseAt(yaml, path),
    ...(raw.clause === undefined ? {} : { clauseOfSource: raw.clause }),
    ...(raw.in_force === undefined ? {} : { inForce }),
  };
  return { basis, problems: [...sourceProblems(yaml, [...path, 'source'], source, sources), ...problems] };
}

/** The code for a name that stands for nothing. */
type UnknownCode = 'pack-unknown-tier' | 'pack-unknown-measure' | 'pack-unknown-sector';

/** A problem for each name of a list, or of one alone, that is not among the known ones. */
export function unknownNames(
  code: UnknownCode,
  names: string | readonly string[] | undefined,
  known: readonly string[],
  path: Path,
  yaml: YamlFile,
): Problem[] {
  const list = [names ?? []].flat();
  return [...list.entries()]
    .filter(([, each]) => !known.includes(each))
    .map(([at, each]) => {
      const spot = yaml.spotOf(Array.isArray(names) ? [...path, at] : path);
      return error(code, { ...spot, value: each, suggest: nearest(each, known) });
    });
}
