/** A mobile telephone, a card of identity, a passport, an address of e-mail: no column is called so. */
const OF_A_PERSON = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)|(?<![A-Za-z\d])[A-Za-z]{1,2}\d{7,8}(?!\d)|@/;

/**
 * Names of columns as they may be shown. Where one of them is a number of a person, the file has no header and its first
 * row is a person's: of each only the first character is shown then, and the length.
 */
export function shownHeader(names: readonly string[]): string[] {
  const filled = names.filter((name) => name !== '');
  if (!filled.some((name) => OF_A_PERSON.test(name))) return filled;
  return filled.map((name) => {
    const characters = [...name];
    return `${characters[0]}***(${characters.length})`;
  });
}

/** Whether a text is, or holds, a number of a person. */
export function isOfAPerson(text: string): boolean {
  return OF_A_PERSON.test(text);
}
