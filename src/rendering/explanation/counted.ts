import type { CountedCases } from '../../explain/explanation.ts';
import { grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { valueText } from '../indicators.ts';
import type { Block, Line } from '../page.ts';
import { words } from '../words/explanation.ts';

/** Ids listed for an indicator; data formats have all of them. */
const LISTED = 50;

/** The cases an indicator counted, by id: in its groups, if it counts groups. */
export function countedSection(counted: CountedCases, language: Language): Block[] {
  const { title, value, from, to, cases } = counted;
  const days =
    from === null ? say(words.until, language, { to }) : say(words.between, language, { from, to });
  const values = { title: title[language], value: valueText(value, language), days };
  return [
    { kind: 'heading', text: say(words.counted, language, values), level: 2 },
    {
      kind: 'lines',
      lines: cases.length === 0 ? [{ text: words.noCase[language], indent: 2 }] : idLines(counted, language),
    },
  ];
}

function idLines({ cases, least }: CountedCases, language: Language): Line[] {
  const sizes = new Map<string | null, number>();
  for (const { group } of cases) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const shown = cases.slice(0, LISTED);
  const groups = new Map<string | null, string[]>();
  for (const { id, day, group } of shown)
    groups.set(group, [...(groups.get(group) ?? []), id === '' ? day : id]);
  const lines = [...groups].map(([group, ids]): Line => {
    const text = ids.join('  ');
    const word = (sizes.get(group) ?? 0) < least ? words.smallGroup : words.group;
    return {
      text: group === null ? text : say(word, language, { group, ids: text, least }),
      indent: 2,
      hang: group === null ? 0 : 2,
    };
  });
  const rest = cases.length - shown.length;
  return rest === 0
    ? lines
    : [...lines, { text: say(words.more, language, { count: grouped(rest) }), indent: 2 }];
}
