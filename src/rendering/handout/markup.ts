import { harmless } from '../width.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text within markup, XML or HTML: none of it becomes markup, and no character is there that XML has not. */
export function marked(text: string): string {
  return harmless(text)
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '�')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
