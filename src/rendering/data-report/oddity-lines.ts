import type { Alike, Oddities } from '../../inputs/tables.ts';
import { grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Line } from '../page.ts';
import { values, words } from '../words/data-report.ts';

/** Gaps and days shown; how many there are is said. */
const SHOWN = 5;

/** What is odd about the days of a table. */
export function oddityLines({ gaps, surges }: Oddities, language: Language): Line[] {
  const days = gaps.map(({ from, to }) =>
    from === to ? from : say(words.daysBetween, language, { from, to }),
  );
  const crowded = surges.map(({ day, rows, usual }) =>
    say(words.crowded, language, { day, rows: grouped(rows), usual: grouped(usual) }),
  );
  return [
    ...(gaps.length === 0 ? [] : [odd(say(words.gaps, language, { days: newest(days, language) }))]),
    ...(surges.length === 0 ? [] : [odd(say(words.surges, language, { days: newest(crowded, language) }))]),
  ];
}

/** Cases that share day, place and class: none is left out, but somebody should look. */
export function alikeLines(alike: Alike | null, language: Language): Line[] {
  if (alike === null || alike.groups === 0) return [];
  const most = alike.most.map(({ day, name, area, class: of, rows }) => ({
    text: say(words.alikeGroup, language, {
      day,
      area: `${name} (${area})`,
      class: values[of ?? '']?.[language] ?? of ?? '',
      rows: grouped(rows),
    }),
    indent: 4,
  }));
  const counts = { rows: grouped(alike.rows), groups: grouped(alike.groups) };
  return [odd(say(words.alike, language, counts)), ...most];
}

function odd(text: string): Line {
  return { text, indent: 2, hang: 2, tone: 'unknown' };
}

/** The newest of some, and how many there are besides. */
function newest(texts: readonly string[], language: Language): string {
  const shown = texts.slice(-SHOWN);
  const more = texts.length - shown.length;
  return `${listed(shown, language)}${more === 0 ? '' : say(words.earlierOnes, language, { count: grouped(more) })}`;
}
