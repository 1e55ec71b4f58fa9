import { type Column, plainText, type Row } from './page.ts';
import { displayWidth } from './width.ts';

/** Columns between two columns of a table. */
export const GAP = 2;
/** A heading wider than this, and than its column, is wrapped. */
const HEAD = 12;
/** No column is squeezed below this. */
const NARROWEST = 4;

/** Which columns of a table are shown, and how wide. */
export interface Layout {
  readonly shown: readonly { readonly index: number; readonly column: Column; readonly width: number }[];
}

/**
 * Fits a table into a width: columns that may be wrapped are narrowed, then those that can be spared are left out, those
 * with the highest `spare` first; where that is not enough, what remains is squeezed. Without a width nothing is narrowed.
 */
export function layOut(columns: readonly Column[], rows: readonly Row[], width: number | null): Layout {
  const all = columns.map((column, index) => ({ column, index, width: cellWidth(index, rows) }));
  if (width === null)
    return { shown: all.map((each) => ({ ...each, width: Math.max(each.width, headWidth(each)) })) };
  const natural = all.map((each) => ({
    ...each,
    width: Math.max(each.width, Math.min(HEAD, headWidth(each))),
  }));
  let shown = natural;
  while (least(shown) > width) {
    const most = Math.max(...shown.map(({ column }) => column.spare ?? 0));
    if (most === 0) return { shown: squeeze(shown, width, NARROWEST) };
    shown = shown.filter(({ column }) => (column.spare ?? 0) < most);
  }
  return { shown: widenHeads(squeeze(shown, width), width) };
}

type Sized = Layout['shown'][number];

function headWidth({ column }: Sized): number {
  return displayWidth(column.head);
}

function cellWidth(index: number, rows: readonly Row[]): number {
  let widest = 1;
  for (const row of rows)
    if (row.kind === 'row') widest = Math.max(widest, displayWidth(plainText(row.cells[index] ?? '')));
  return widest;
}

function total(shown: readonly Sized[]): number {
  return shown.reduce((sum, { width }) => sum + width, 0) + GAP * Math.max(0, shown.length - 1);
}

function least(shown: readonly Sized[]): number {
  return total(
    shown.map((each) => ({ ...each, width: Math.min(each.width, each.column.least ?? each.width) })),
  );
}

/** Takes from the widest column that can give, a column at a time, until the table fits. */
function squeeze(shown: readonly Sized[], width: number, bluntly?: number): Sized[] {
  const out = shown.map((each) => ({ ...each }));
  for (let over = total(out) - width; over > 0; over--) {
    const giving = out.filter((each) => each.width > (bluntly ?? each.column.least ?? each.width));
    const widest = giving.sort((a, b) => b.width - a.width)[0];
    if (widest === undefined) break;
    widest.width--;
  }
  return out;
}

/** Gives what room is left to columns whose heading is wrapped. */
function widenHeads(shown: readonly Sized[], width: number): Sized[] {
  let room = width - total(shown);
  return shown.map((each) => {
    const more = Math.max(0, Math.min(room, headWidth(each) - each.width));
    room -= more;
    return { ...each, width: each.width + more };
  });
}
