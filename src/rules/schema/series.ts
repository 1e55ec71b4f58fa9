/** How many new cases a day can be. */
export const WHOLE: RegExp = /^\d{1,9}$/;
/** What a metric can be. */
export const DECIMAL: RegExp = /^-?\d+(\.\d+)?$/;
/** How often a value can stand running: `0x12`. */
export const TIMES: RegExp = /^[1-9]\d{0,4}$/;

/** The compact notation of a series as one pattern, for editors; loading tells by itself which word is wrong. */
export function seriesPattern(number: RegExp): string {
  const word = `(?:_|${inner(number)})(?:x${inner(TIMES)})?`;
  return `^\\s*${word}(?:\\s+${word})*\\s*$`;
}

function inner({ source }: RegExp): string {
  return source.slice(1, -1);
}
