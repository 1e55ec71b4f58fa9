/** The two languages in which fenqu speaks. */
export type Language = 'zh' | 'en';

/** A sentence or title in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Values that fill the `{name}` places of a template. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills the `{name}` places of a template, and chooses in `{name|row|rows}` the word for one or for several of what is
 * counted; a place without a value stays as it is.
 */
export function fill(template: string, values: Values = {}): string {
  return template.replace(PLACES, (place, name: string, one?: string, several?: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return (String(value) === '1' ? one : several) ?? String(value);
  });
}

const PLACES = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/** The names of a template's places. */
export function placesOf(template: string): string[] {
  return [...template.matchAll(PLACES)].map(([, name = '']) => name);
}

/** Whether a template still has places without a value. */
export function isOpen(text: string): boolean {
  return text.search(PLACES) !== -1;
}
