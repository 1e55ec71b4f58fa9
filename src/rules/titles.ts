import type { Text } from '../language/text.ts';
import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { YamlFile } from '../yaml/index.ts';
import type { Pack } from './pack.ts';
import type { RawPack } from './raw.ts';
import { textFrom } from './text.ts';
import { expressionsOf, membersOf } from './walk.ts';

/** What is called otherwise than it is written, by the name that expressions have for it: `params.limit`, `area.island`. */
export function titlesFrom({ titles }: RawPack): Readonly<Record<string, Text>> {
  const of = (scope: string, named: Readonly<Record<string, Parameters<typeof textFrom>[0]>> = {}) =>
    Object.entries(named).map(([name, text]) => [`${scope}.${name}`, textFrom(text)] as const);
  return Object.fromEntries([...of('params', titles?.params), ...of('area', titles?.areas)]);
}

/** Titles of params that the pack has not, and of attributes that its rules do not read. */
export function titleProblems(
  yaml: YamlFile,
  { titles, params = {} }: RawPack,
  pack: Pick<Pack, 'indicators' | 'tiers'>,
): Problem[] {
  const attributes = expressionsOf(pack)
    .flatMap(membersOf)
    .flatMap(({ scope, name }) => (scope === 'area' ? [name] : []));
  const known = { params: Object.keys(params), areas: [...new Set(attributes)] };
  return (['params', 'areas'] as const).flatMap((scope) =>
    Object.keys(titles?.[scope] ?? {})
      .filter((name) => !known[scope].includes(name))
      .map((name) =>
        error('title-of-nothing', {
          ...yaml.spotOf(['titles', scope, name], 'key'),
          value: name,
          suggest: nearest(name, known[scope]),
        }),
      ),
  );
}
