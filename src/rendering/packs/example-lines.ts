import type { Example, ListedRow } from '../../analysis/examples/example.ts';
import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Line } from '../page.ts';
import { caseNoun, countNoun, visitNoun, words } from '../words/packs.ts';
import { numberValue } from './known-values.ts';

/** Kinds of case that are listed before the rest is only counted. */
const KINDS_SHOWN = 4;

/** An example in a few lines: the values, what judging makes of them, and the cases that have them. */
export function exampleLines(examples: readonly Example[], language: Language): Line[] {
  const pair = examples.length === 2;
  return examples.flatMap((example, i) => {
    const lead = words[pair && i === 1 ? 'oneMore' : 'example'][language];
    const values = [...example.values].map(
      ([name, value]) => `${name} = ${shown(numberValue(value), language)}`,
    );
    const tier = example.tier ?? words.unknownTier[language];
    const text = say(words.exampleLine, language, { lead, values: values.join(', '), tier });
    return [line(text), ...listLines(example, language)];
  });
}

function listLines({ data }: Example, language: Language): Line[] {
  return Object.entries(data?.tables ?? {}).flatMap(([table, rows]) => {
    const noun = TABLES[table];
    if (data === undefined || noun === undefined || rows.length === 0) return [];
    const kinds = new Map<string, number>();
    for (const row of rows) kinds.set(kindOf(row), (kinds.get(kindOf(row)) ?? 0) + 1);
    const parts = [...kinds].slice(0, KINDS_SHOWN).map(([kind, count]) => `${count} × ${kind}`);
    const cases = counted(rows.length, noun, language);
    const more = kinds.size > KINDS_SHOWN ? '; …' : '';
    return [line(say(words.list, language, { cases, day: data.asOf, kinds: `${parts.join('; ')}${more}` }))];
  });
}

/** Tables whose rows are told; what is reported by day is all in the values. */
const TABLES: Readonly<Record<string, typeof caseNoun | typeof visitNoun | typeof countNoun>> = {
  cases: caseNoun,
  visits: visitNoun,
  counts: countNoun,
};

function kindOf({ id: _, case: _case, area: _area, ...columns }: ListedRow): string {
  return Object.values(columns)
    .filter((cell) => cell !== '')
    .join(' ');
}

function shown(value: ReturnType<typeof numberValue>, language: Language): string {
  return value === null ? words.unknownValue[language] : String(value);
}

function line(text: string): Line {
  return { text, indent: 2, hang: 2, tone: 'faint' };
}
