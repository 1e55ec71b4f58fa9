import { Scalar } from 'yaml';

/**
 * Where the character at `offset` of a scalar's value stands in the source text. The value is followed through the
 * source, over folded line ends, indentation and escaped quotes; where the two cannot be matched, the scalar's start.
 */
export function sourceOffset(text: string, scalar: Scalar, offset: number): number {
  const [start, end] = scalar.range ?? [0, 0];
  if (typeof scalar.value !== 'string') return start;
  const head = headOf(text, scalar, start);
  let at = head;
  for (let i = 0; i <= offset; i++) {
    const wanted = scalar.value[i];
    if (wanted === undefined) return Math.min(at, end);
    const found = nextMatch(text, at, end, wanted, scalar.type === Scalar.QUOTE_SINGLE);
    if (found === undefined) return i === 0 ? head : start;
    if (i === offset) return found;
    at = found + 1;
  }
  return at;
}

/** Where the first character of the value can stand: after a quote, or after the header line of a block scalar. */
function headOf(text: string, scalar: Scalar, start: number): number {
  if (scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED)
    return text.indexOf('\n', start) + 1;
  return scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE ? start + 1 : start;
}

function nextMatch(
  text: string,
  from: number,
  end: number,
  wanted: string,
  doubled: boolean,
): number | undefined {
  let at = from;
  // The second of two single quotes, or the rest of an indentation that the value does not have.
  if (doubled && text[at] === "'" && text[at - 1] === "'" && wanted !== "'") at++;
  if (isBlank(wanted)) return isBlank(text[at] ?? '') ? at : undefined;
  while (at < end && isBlank(text[at] ?? '')) at++;
  if (text[at] === '\\' && wanted !== '\\') at++;
  return at < end && text[at] === wanted ? at : undefined;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
