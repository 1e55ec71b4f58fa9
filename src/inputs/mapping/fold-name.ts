/** A name of a column as it is compared: without brackets and what stands in them, signs, blanks, width and case. */
export function foldName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase();
  return lettersOf(plain.replace(/[([{<【〔《].*?[)\]}>】〕》]/gu, '')) || lettersOf(plain);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words of a name in Latin letters, in small letters: `dateReported` and `date_reported` have two. */
export function wordsOf(name: string): string[] {
  const parted = name.normalize('NFKC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return parted.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}

/** Whether a name is written in Latin letters. */
export function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u.test(name);
}

/** Where words stand in a row among others: the position behind them, -1 where they do not. */
export function endOfWords(words: readonly string[], sought: readonly string[]): number {
  for (let at = words.length - sought.length; at >= 0; at -= 1)
    if (sought.every((word, i) => words[at + i] === word)) return at + sought.length;
  return -1;
}
