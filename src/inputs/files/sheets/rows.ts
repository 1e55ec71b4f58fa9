import type { Archive } from './archive.ts';
import { broken } from './broken.ts';
import type { RawCell } from './cell-text.ts';
import { cellPlace, LAST_ROW } from './places.ts';
import { collectRuns } from './text-runs.ts';
import { isTrue } from './workbook.ts';
import { type Attributes, listen } from './xml.ts';

/** A row as it stands in the sheet; cells that the file does not have are not there. */
export interface RawRow {
  /** As the spreadsheet numbers it. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, RawCell>;
}

/**
 * The rows of a sheet in their order, a batch for each chunk of the file; rows without a cell are left out.
 * @throws FenquError `sheet-broken`
 */
export async function* rawRows(archive: Archive, part: string): AsyncGenerator<readonly RawRow[]> {
  const { listener, take } = collectRows(archive.shown, part);
  for await (const _ of listen(archive, part, listener)) {
    const batch = take();
    if (batch.length > 0) yield batch;
  }
}

/** Gathers cells into rows from what is told of a sheet. */
function collectRows(shown: string, part: string) {
  let batch: RawRow[] = [];
  let inRows = false;
  let number = 0;
  let hidden = false;
  let cells = new Map<number, RawCell>();
  let column = -1;
  let cell: Attributes = {};
  let value: string | undefined;
  let hasFormula = false;
  let inValue = false;
  const runs = collectRuns();
  const wrong = (detail: string) => broken(shown, `${part}: ${detail}`);

  const openRow = ({ r, hidden: isHidden }: Attributes): void => {
    const next = r === undefined ? number + 1 : Number(r);
    if (!Number.isInteger(next) || next <= number || next > LAST_ROW) throw wrong(`row ${r ?? next}`);
    number = next;
    hidden = isTrue(isHidden);
    cells = new Map();
    column = -1;
  };
  const openCell = (attributes: Attributes): void => {
    const { r } = attributes;
    const place = r === undefined ? { row: number, column: column + 1 } : cellPlace(r);
    if (place === undefined || place.row !== number || place.column <= column) throw wrong(`cell ${r ?? ''}`);
    column = place.column;
    cell = attributes;
    value = undefined;
    hasFormula = false;
  };
  const closeCell = (): void => {
    const { t: type = 'n', s } = cell;
    const inline = runs.take();
    if (value === undefined && inline === '' && !hasFormula) return;
    cells.set(column, { type, style: s === undefined ? 0 : Number(s), value, inline, hasFormula });
  };
  return {
    take: (): readonly RawRow[] => {
      const taken = batch;
      batch = [];
      return taken;
    },
    listener: {
      open: (name: string, attributes: Attributes): void => {
        if (name === 'sheetData') inRows = true;
        if (!inRows) return;
        if (name === 'row') openRow(attributes);
        else if (name === 'c') openCell(attributes);
        else if (name === 'v') {
          inValue = true;
          value = '';
        } else if (name === 'f') hasFormula = true;
        else runs.open(name);
      },
      text: (text: string): void => {
        if (inValue) value = (value ?? '') + text;
        else if (inRows) runs.add(text);
      },
      close: (name: string): void => {
        if (!inRows) return;
        if (name === 'sheetData') inRows = false;
        else if (name === 'row' && cells.size > 0) batch.push({ number, hidden, cells });
        else if (name === 'c') closeCell();
        else if (name === 'v') inValue = false;
        else runs.close(name);
      },
    },
  };
}
