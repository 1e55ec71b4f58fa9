import type { ConditionTrace } from '../../explain/explanation.ts';
import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Tone } from '../colour.ts';
import { comparisonRead } from '../comparison-read.ts';
import { valueText } from '../indicators.ts';
import type { Line } from '../page.ts';
import { words } from '../words/explanation.ts';

const MARKS = { true: '✓', false: '✗', unknown: '?' } as const;
const TONES: Readonly<Record<keyof typeof MARKS, Tone>> = { true: 'good', false: 'bad', unknown: 'unknown' };
const STEP = 2;

/** A condition as a tree of lines: whether each part holds, and for a comparison the values it read. */
export function conditionLines(
  condition: ConditionTrace,
  pack: Pack,
  language: Language,
  indent = STEP,
): Line[] {
  const truth = condition.truth === null ? 'unknown' : condition.truth ? 'true' : 'false';
  const line: Line = {
    text: `${MARKS[truth]} ${conditionText(condition, pack, language)}`,
    tone: TONES[truth],
    indent,
    hang: STEP,
  };
  return [line, ...condition.parts.flatMap((part) => conditionLines(part, pack, language, indent + STEP))];
}

function conditionText(condition: ConditionTrace, pack: Pack, language: Language): string {
  switch (condition.joint) {
    case 'and':
      return words.all[language];
    case 'or':
      return words.any[language];
    case 'not':
      return words.not[language];
    case 'at_least':
      return atLeastText(condition, language);
    case 'other':
      return condition.text;
    case null:
      return comparisonText(condition, pack, language);
  }
}

/** How many of the parts hold and how many are needed: `1 of 6 hold, 1 unknown; 4 needed`. */
function atLeastText({ parts, needed }: ConditionTrace, language: Language): string {
  const count = (truth: boolean | null): number => parts.filter((part) => part.truth === truth).length;
  const open = count(null);
  return say(open === 0 ? words.someOf : words.someOfOpen, language, {
    hold: count(true),
    of: parts.length,
    open,
    needed: valueText(needed, language),
  });
}

/** `New cases (new_local) = 8 > 5`, `… = 1 < 2` for one that does not hold; else the text with what it read. */
function comparisonText(condition: ConditionTrace, pack: Pack, language: Language): string {
  const { text, truth, readings } = condition;
  const read = comparisonRead(condition);
  if (read !== undefined) {
    const { param, sign } = read;
    const shown = `${titled(read.name, pack, language)} = ${valueText(read.value, language)}`;
    if (truth === null) {
      const asked = { shown, sign, bound: read.bound, param: paramNamed(param, pack, language) };
      return say(param === null ? words.needed : words.neededParameter, language, asked);
    }
    const result = sign === '=' ? shown : `${shown} ${sign} ${read.bound}`;
    return param === null
      ? result
      : say(words.parameter, language, { result, param: paramNamed(param, pack, language) });
  }
  if (readings.length === 0) return text;
  const values = readings.map((each) => `${each.name} = ${valueText(each.value, language)}`);
  return language === 'zh'
    ? `${text}（${listed(values, language)}）`
    : `${text} (${listed(values, language)})`;
}

/** A parameter's title with its name, or its name alone. */
function paramNamed(param: string | null, pack: Pack, language: Language): string {
  const title = pack.titles?.[`params.${param ?? ''}`]?.[language];
  return title === undefined ? (param ?? '') : `${title} ${param ?? ''}`;
}

/** The title of an indicator, or of an attribute that has one, with its name; or the name of what has none. */
export function titled(name: string, pack: Pack, language: Language): string {
  const own = pack.indicators.find((each) => each.name === name)?.title ?? pack.titles?.[name];
  const title = own?.[language];
  if (title === undefined) return name;
  return language === 'zh' ? `${title}（${name}）` : `${title} (${name})`;
}
