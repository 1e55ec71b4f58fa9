import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Wanted } from '../../measures/list.ts';
import { audiences, kinds, words } from '../words/measures.ts';

/** What alone a list has: for whom, of which kind. Nothing where it is whole. */
export function onlyTexts(only: Wanted | undefined, language: Language): string[] {
  if (only === undefined) return [];
  const { audience, kind } = only;
  const parts = [
    ...(audience ? [say(words.onlyAudience, language, { name: audiences[audience][language] })] : []),
    ...(kind ? [say(words.onlyKind, language, { name: kinds[kind][language] })] : []),
  ];
  return [say(words.only, language, { what: listed(parts, language) })];
}
