import type { Example, ListedRow } from '../../analysis/examples/example.ts';
import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Line } from '../page.ts';
import { caseNoun, countNoun, visitNoun, words } from '../words/packs.ts';
import { valueTexts } from './example-values.ts';

/** Kinds of case that are listed before the rest is only counted. */
const KINDS_SHOWN = 4;

/**
 * An example in a few lines: the values, what judging makes of them, and the cases that have them.
 *
 * @param called what a name is called, where that is not as it is written
 */
export function exampleLines(
  examples: readonly Example[],
  language: Language,
  called: (name: string) => string = (name) => name,
): Line[] {
  const pair = examples.length === 2;
  return examples.flatMap((example, i) => {
    const lead = words[pair && i === 1 ? 'oneMore' : 'example'][language];
    const values = valueTexts(example, language).map(([name, value]) => `${called(name)} = ${value}`);
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

/** Columns whose cells say by themselves what they are; of others, a number above all, the name stands before it. */
const PLAIN = ['class', 'origin', 'date_report', 'date', 'role'];

function kindOf({ id: _, case: _case, area: _area, ...columns }: ListedRow): string {
  return Object.entries(columns)
    .filter(([, cell]) => cell !== '')
    .map(([name, cell]) => (PLAIN.includes(name) ? cell : `${name}=${cell}`))
    .join(' ');
}

function line(text: string): Line {
  return { text, indent: 2, hang: 2, tone: 'faint' };
}
