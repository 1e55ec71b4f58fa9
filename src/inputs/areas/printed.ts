import type { Engine } from '../../engine/duckdb.ts';
import { literal, textsSql } from '../../engine/sql.ts';

/** What stands between the names of a path. Names may have it in them, too. */
const BETWEEN = '[\\s\\x{3000}\\x{a0}/]+';

/** The words of a text, whichever names they make up. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s\u3000\u00a0/]+/u).filter((word) => word !== '');
}

/** The ends of some words, as one text each, from all of them to the last alone. */
export function endsOf(words: readonly string[]): string[] {
  return words.map((_, i) => words.slice(i).join(' '));
}

/** The areas by their own names, of some names; what stands between words makes no difference. */
export async function areasCalled(
  engine: Engine,
  names: ReadonlySet<string>,
): Promise<Map<string, number[]>> {
  const called = new Map([...names].map((name): [string, number[]] => [name, []]));
  if (names.size === 0) return called;
  const wanted = textsSql(names);
  const rows = await engine.rows(`SELECT ix, plain FROM (
    SELECT ix, regexp_replace(name, ${literal(BETWEEN)}, ' ', 'g') AS plain FROM areas
  ) WHERE plain IN (${wanted}) ORDER BY ix`);
  for (const { ix, plain } of rows) called.get(String(plain))?.push(Number(ix));
  return called;
}

/** How much of an area's path some words are: all of it as it is printed, or names of it down to its own. */
export function partOfPath(names: readonly string[], words: readonly string[]): 'whole' | 'part' | 'none' {
  const plain = names.map((name) => wordsOf(name).join(' '));
  const text = words.join(' ');
  if (plain.join(' ') === text) return 'whole';
  return isPartOf(plain, text) ? 'part' : 'none';
}

/** Whether a text is the last of some names, after any of those before it in their order. */
function isPartOf(names: readonly string[], text: string): boolean {
  const own = names.at(-1);
  if (own === undefined) return false;
  if (text === own) return true;
  const above = names.slice(0, -1);
  const before = text.endsWith(` ${own}`) ? text.slice(0, -own.length - 1) : undefined;
  return before !== undefined && above.some((_, i) => isPartOf(above.slice(0, i + 1), before));
}
