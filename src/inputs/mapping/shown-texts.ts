import { nearest } from '../../problems/suggest.ts';
import { mayBeTold } from './facts.ts';
import { foldName } from './fold-name.ts';

/** A text on so many rows is a value; on fewer it may have slipped from the column beside it. */
const ENOUGH_ROWS = 3;

/** Whether a text that was not expected may be told: it is on many rows, or near one that is known, and not of a person. */
export function mayBeShown(text: string, rows: number, known: readonly string[]): boolean {
  if (!mayBeTold(text)) return false;
  // A known text with something before it may be a name and a class.
  return (
    rows >= ENOUGH_ROWS || nearest(text, known).some((each) => each.length > 1 && text.length <= each.length)
  );
}

/** Whether a text that is known says nothing more, as in brackets, that may be of a person. */
export function isPlain(text: string, rows: number): boolean {
  return (
    mayBeTold(text) &&
    (rows >= ENOUGH_ROWS ||
      foldName(text) ===
        text
          .replace(/[^\p{L}\p{N}]/gu, '')
          .normalize('NFKC')
          .toLowerCase())
  );
}
