import { fill, type Language, placesOf, type Text, type Values } from '../../language/text.ts';
import type { FullMeasure, RawMeasure } from '../raw.ts';
import { type RawText, textFrom } from '../text.ts';

/** What of a measure has places, and the words that go into them. */
type Said = Pick<RawMeasure, 'title' | 'text' | 'frequency' | 'duration' | 'responsible' | 'words'>;

/** The places in the texts of a measure, each once: names of parameters and words, and `test_days` for its `days`. */
export function placesIn({ title, text, frequency, duration, responsible, words = {} }: Said): string[] {
  const texts = [title, text, frequency, duration, responsible, ...Object.values(words)];
  const said = texts.flatMap((each) => (each === undefined ? [] : textFrom(each)));
  return [...new Set(said.flatMap(({ zh, en }) => [...placesOf(zh), ...placesOf(en)]))];
}

/** A measure with its parameters, its words and the days on which it falls due in the places of its texts. */
export function fillMeasure(measure: FullMeasure): FullMeasure {
  const { title, text, frequency, duration, responsible } = measure;
  const filled = (raw: RawText): Text => {
    const { zh, en } = textFrom(raw);
    return { zh: fill(zh, valuesIn('zh', measure)), en: fill(en, valuesIn('en', measure)) };
  };
  return {
    ...measure,
    title: filled(title),
    text: filled(text),
    ...(frequency && { frequency: filled(frequency) }),
    ...(duration && { duration: fill(duration, measure.parameters) }),
    ...(responsible && { responsible: filled(responsible) }),
  };
}

/** What stands in the places in a language; words have places themselves. */
function valuesIn(language: Language, { parameters, words = {}, days }: FullMeasure): Values {
  const numbers = { ...(days && { test_days: listOf(days.map(String), language) }), ...parameters };
  const said = Object.entries(words).map(([name, raw]) => [name, fill(textFrom(raw)[language], numbers)]);
  return { ...Object.fromEntries(said), ...numbers };
}

/** `1、4、7`; `1, 4 and 7`. */
function listOf(items: readonly string[], language: Language): string {
  if (language === 'zh') return items.join('、');
  const before = items.slice(0, -1).join(', ');
  return [before, ...items.slice(-1)].filter(Boolean).join(' and ');
}
