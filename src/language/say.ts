import { fill, type Language, type Text, type Values } from './text.ts';

/** A text in one language, its `{name}` places filled. */
export function say(text: Text, language: Language, values: Values = {}): string {
  return fill(text[language], values);
}

/** A thing that is counted: English has a form for one and a form for several. */
export interface Noun {
  readonly zh: string;
  readonly one: string;
  readonly several: string;
}

/** `349 streets`, `1 street`, `349个街道`. */
export function counted(count: number, noun: Noun, language: Language): string {
  if (language === 'zh') return `${grouped(count)}${noun.zh}`;
  return `${grouped(count)} ${count === 1 ? noun.one : noun.several}`;
}

/** A number with its thousands set apart: `1,234`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** Items of a list in a sentence: `甲、乙`, `a, b`. */
export function listed(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ');
}
