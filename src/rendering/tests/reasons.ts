import type { ConditionTrace } from '../../explain/explanation.ts';
import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Difference, Reason, Value } from '../../workbench/tests/difference.ts';
import { comparisonRead } from '../comparison-read.ts';
import { words } from '../words/tests.ts';

/** A value as a test writes it. */
export function valueWord(value: Value, language: Language): string {
  if (value === null) return words.unknown[language];
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}

/** What differs, and why: `expected medium, got high: clusters 2 ≥ 2`. */
export function differenceLines(difference: Difference, language: Language): string[] {
  const because = reasonsText(difference, language);
  const withReasons = (text: string): string =>
    because === '' ? text : say(words.because, language, { difference: text, reasons: because });
  const { what, expected, actual } = difference;
  if (what === 'measures') return measuresLines(difference, language).map(withReasons);
  const word = (value: Value): string =>
    what === 'in_force' && value === null ? words.none[language] : valueWord(value, language);
  const values = { what, expected: word(expected), actual: word(actual) };
  return [withReasons(say(what === 'tier' ? words.tier : words.other, language, values))];
}

function measuresLines({ expected, actual }: Difference, language: Language): string[] {
  const ids = (value: Value): readonly string[] => (typeof value === 'object' && value !== null ? value : []);
  const missing = ids(expected).filter((id) => !ids(actual).includes(id));
  const surplus = ids(actual).filter((id) => !ids(expected).includes(id));
  const line = (template: 'missing' | 'surplus', of: readonly string[]): string[] =>
    of.length === 0 ? [] : [say(words[template], language, { ids: listed(of, language) })];
  return [...line('missing', missing), ...line('surplus', surplus)];
}

function reasonsText({ expected, because }: Difference, language: Language): string {
  const isNot = (reason: Reason): boolean => reason.kind === 'condition' && reason.tier === expected;
  const texts = (of: readonly Reason[]): string =>
    listed([...new Set(of.map((reason) => reasonText(reason, language)))], language);
  const not = because.filter(isNot);
  const own = because.filter((reason) => !isNot(reason));
  const parts = [
    ...(not.length === 0 ? [] : [say(words.not, language, { tier: String(expected), reasons: texts(not) })]),
    ...(own.length === 0 || (not.length > 0 && own.every(({ kind }) => kind === 'otherwise'))
      ? []
      : [texts(own)]),
  ];
  return parts.join(language === 'zh' ? '；' : '; ');
}

/** One reason in a few words. */
export function reasonText(reason: Reason, language: Language): string {
  switch (reason.kind) {
    case 'condition':
      return conditionText(reason.condition, language);
    case 'otherwise':
      return words.otherwise[language];
    case 'raw_tier':
      return say(words.byRules, language, { tier: reason.tier ?? words.unknown[language] });
    case 'decision':
      return say(words.byDecision, language, { place: reason.place });
    case 'held_by':
      return say(words.heldBy, language, { what: listed(reason.what, language) });
    case 'value':
      return `${reason.name} = ${valueWord(reason.value, language)}`;
    case 'window':
      return reason.from === null
        ? say(words.until, language, { to: reason.to })
        : say(words.window, language, { from: reason.from, to: reason.to });
    case 'in_force':
      return say(words.inForce, language, { tier: reason.tier ?? words.none[language] });
    case 'queued':
      return say(words.queued, language, { tier: reason.tier, from: reason.from });
  }
}

/** A comparison with the value it read: `clusters 2 ≥ 2`, and `clusters 1 < 2` where it does not hold. */
function conditionText(condition: ConditionTrace, language: Language): string {
  const { text, truth, readings } = condition;
  const read = comparisonRead(condition);
  if (read !== undefined) {
    const { name, sign, bound, param } = read;
    const value = valueWord(read.value, language);
    const result =
      truth === null ? `${name} ${value} (${sign} ${bound}?)` : `${name} ${value} ${sign} ${bound}`;
    return param === null ? result : say(words.parameter, language, { result, param });
  }
  const values = readings.map((each) => `${each.name} = ${valueWord(each.value, language)}`);
  const mark = truth === null ? '?' : truth ? '✓' : '✗';
  return values.length === 0 ? `${mark} ${text}` : `${mark} ${text} (${listed(values, language)})`;
}
