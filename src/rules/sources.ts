import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { Path, YamlFile } from '../yaml/index.ts';
import type { Source } from './pack.ts';
import type { RawPack } from './raw.ts';
import { textFrom } from './text.ts';

type RawSources = NonNullable<RawPack['sources']>;
type Sources = Readonly<Record<string, Source>>;

/** The sources a file lists. */
export function sourcesFrom(raw: RawSources = {}): Sources {
  return Object.fromEntries(
    Object.entries(raw).map(([id, { publisher, note, ...rest }]) => [
      id,
      {
        ...rest,
        ...(publisher === undefined ? {} : { publisher }),
        ...(note === undefined ? {} : { note: textFrom(note) }),
      },
    ]),
  );
}

/** A problem if a rule or a measure rests on a source that is not listed. */
export function sourceProblems(
  yaml: YamlFile,
  path: Path,
  source: string | undefined,
  sources: Sources,
): Problem[] {
  if (source === undefined || Object.hasOwn(sources, source)) return [];
  const suggest = nearest(source, Object.keys(sources));
  return [error('pack-unknown-source', { ...yaml.spotOf(path), value: source, suggest })];
}
