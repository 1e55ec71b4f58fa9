import type { Calculated } from '../../explain/explanation.ts';
import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import { valueText } from '../indicators.ts';
import type { Block, Line } from '../page.ts';
import { words } from '../words/explanation.ts';
import { titled } from './conditions.ts';

/** How an indicator was worked out: its expression, and a line for each value that went into it. */
export function calculatedSection(calculated: Calculated, pack: Pack, language: Language): Block[] {
  const { title, value, text, readings } = calculated;
  const heading = say(words.calculated, language, {
    title: title[language],
    value: valueText(value, language),
  });
  const parts = readings.map(
    (each): Line => ({
      text: `${titled(each.name, pack, language)} = ${valueText(each.value, language)}`,
      indent: 4,
      hang: 2,
      ...(each.value === null && { tone: 'unknown' }),
    }),
  );
  return [
    { kind: 'heading', text: heading, level: 2 },
    { kind: 'lines', lines: [{ text, indent: 2, hang: 2 }, ...parts] },
  ];
}
