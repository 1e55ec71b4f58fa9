import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import { transitions } from '../words/pack-page.ts';

/** In which tier areas begin, from which day, and what their tiers of another pack become. */
export function beginning(pack: Pack, language: Language): string[] {
  const { start, historyFrom, mapsFrom } = pack;
  return [
    ...(start === undefined
      ? []
      : [say(transitions.start, language, { tier: titleOf(pack, start, language) })]),
    ...(historyFrom === undefined ? [] : [say(transitions.historyFrom, language, { day: historyFrom })]),
    ...(mapsFrom === undefined
      ? []
      : [transitions.carriedOver[language], ...mapped(pack, mapsFrom, language)]),
  ];
}

function mapped(pack: Pack, maps: NonNullable<Pack['mapsFrom']>, language: Language): string[] {
  return Object.entries(maps).flatMap(([earlier, tiers]) =>
    Object.entries(tiers).map(([from, to]) => {
      const said = earlier === '*' ? transitions.mappedFromAny : transitions.mapped;
      return say(said, language, { pack: earlier, from, to: titleOf(pack, to, language) });
    }),
  );
}

function titleOf({ tiers }: Pack, id: string, language: Language): string {
  return tiers.find(({ tier }) => tier === id)?.title[language] ?? id;
}
