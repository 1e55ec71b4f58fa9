/** The two languages in which fenqu speaks. */
export type Language = 'zh' | 'en';

/** A sentence or title in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Values that fill the `{name}` places of a template. */
export type Values = Readonly<Record<string, string | number>>;

/** Fills the `{name}` places of a template; a place without a value stays as it is. */
export function fill(template: string, values: Values = {}): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : String(value);
  });
}
