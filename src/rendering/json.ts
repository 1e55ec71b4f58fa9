/** Values that JSON knows. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One document, indented. */
export function jsonDocument(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** One value a line. */
export function jsonLines(values: readonly Json[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
