import type { Day } from '../../days.ts';
import type { Reason } from '../../diff/change.ts';
import { counted, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import { shortDay } from '../areas.ts';
import { limits, nights, noLonger, reasons } from '../words/diff.ts';

const NEW_CASES = { zh: '例', one: 'new case', several: 'new cases' } as const;

/** A reason as a sentence. Days in the year of `asOf` are shown without it. */
export function reasonSentence(reason: Reason, language: Language, asOf: Day): string {
  const { title_zh, title_en, limit, ...rest } = reason.with;
  const days = Object.fromEntries(
    (['since', 'until', 'on'] as const).flatMap((key) => {
      const day = rest[key];
      return day === undefined ? [] : [[key, shortDay(String(day), asOf)]];
    }),
  );
  return say(reasons[reason.code], language, {
    ...rest,
    ...days,
    title: (language === 'zh' ? title_zh : title_en) ?? '',
    cases: counted(Number(rest['new'] ?? 0), NEW_CASES, language),
    limit: limitClause(String(limit ?? ''), Number(rest['to']), language),
    nights: nightsClause(reason, language, asOf),
  });
}

/** The nights that values are of, where it is not those compared. */
function nightsClause({ with: { from_as_of, to_as_of } }: Reason, language: Language, asOf: Day): string {
  if (from_as_of === undefined || to_as_of === undefined) return '';
  const [from, to] = [shortDay(String(from_as_of), asOf), shortDay(String(to_as_of), asOf)];
  return say(nights, language, { from, to });
}

/** `, over 5`; `, no longer over 5` where the value does not keep to the limit; nothing without a limit. */
function limitClause(limit: string, value: number, language: Language): string {
  const [, op, bound] = /^(>=|<=|==|!=|>|<)\s*(-?[\d.]+)$/.exec(limit.trim()) ?? [];
  const words: Readonly<Record<string, Text>> = limits;
  const text = words[op ?? ''];
  if (text === undefined || bound === undefined || op === undefined) return '';
  const plain = say(text, language, { value: bound });
  const clause = keepsTo(op, value, Number(bound)) ? plain : say(noLonger, language, { limit: plain });
  return `${language === 'zh' ? '，' : ', '}${clause}`;
}

function keepsTo(op: string, value: number, bound: number): boolean {
  switch (op) {
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '==':
      return value === bound;
    default:
      return value !== bound;
  }
}
