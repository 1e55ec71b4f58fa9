import type { Archive } from './archive.ts';
import { listenToAll } from './xml.ts';

/** How the number in a cell is meant: a day, a time of day, a code of so many digits, or a number. */
export type NumberStyle = 'date' | 'time' | 'number' | { readonly digits: number };

/** Formats that need no code in the file. Those of 27 to 36 and 50 to 58 depend on the language: in Chinese they are dates and times. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const BUILT_IN_TIMES: ReadonlySet<number> = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

/** The styles of a workbook's cells, by number. */
export async function readStyles(
  archive: Archive,
  part: string | undefined,
): Promise<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  if (part === undefined) return styles;
  let inCells = false;
  await listenToAll(archive, part, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(styleOf(Number(numFmtId ?? 0), codes));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function styleOf(id: number, codes: ReadonlyMap<number, string>): NumberStyle {
  const code = codes.get(id);
  if (code !== undefined) return styleOfCode(code);
  if (BUILT_IN_DATES.has(id)) return 'date';
  return BUILT_IN_TIMES.has(id) ? 'time' : 'number';
}

/** What a format code makes of a number: `yyyy"年"m"月"d"日"` a day, `h:mm` a time, `000000` six digits. */
export function styleOfCode(code: string): NumberStyle {
  const [first = ''] = code.split(';');
  // Literal text, colours, languages and fillers say nothing; `[h]` is a time that may pass 24 hours.
  const bare = first.replace(/"[^"]*"|\\.|[_*]./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/^0{2,20}$/.test(bare)) return { digits: bare.length };
  if (/[yd年日]/i.test(bare) || (/m/i.test(bare) && !/[hs:]/i.test(bare))) return 'date';
  return /[hs]/i.test(bare) ? 'time' : 'number';
}
