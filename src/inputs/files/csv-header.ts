import { type Options, parse } from 'csv-parse/sync';
import { breaksIn } from './careful-tally.ts';
import { asHeader, type HeaderRow, headerSearch, MOST_ABOVE } from './header-search.ts';
import { type Header, headerNames, type WantedColumns } from './names.ts';

/** The header of a delimited text, and the first rows below it. */
export interface CsvHeader extends Header, HeaderRow {
  readonly delimiter: string;
  /** The physical line on which it begins. */
  readonly line: number;
  /** Nothing where the rows below cannot be told apart. */
  readonly sample?: readonly (readonly string[])[];
}

const SAMPLE_ROWS = 50;

/**
 * Finds the header at the beginning of a text that is parted by a delimiter: on a given line, or the first row that has
 * all the wanted names, or else most of them. Nothing where no row can be told from the next.
 *
 * @param alike whether names that are only like the wanted ones count, where there is none of them
 */
export function csvHeaderIn(
  text: string,
  delimiter: string,
  wanted: WantedColumns,
  given: number | undefined,
  alike: boolean,
): CsvHeader | undefined {
  // Nearly every file begins with its header; a given line may lie below any number of others.
  const few = 1 + SAMPLE_ROWS;
  const most = Math.max(MOST_ABOVE, given ?? 0) + SAMPLE_ROWS;
  const { best, isFirst } = searched(rowsOf(text, delimiter, few), { delimiter, wanted, given, alike });
  if (isFirst) return best;
  return searched(rowsOf(text, delimiter, most), { delimiter, wanted, given, alike }).best;
}

interface Search {
  readonly delimiter: string;
  readonly wanted: WantedColumns;
  readonly given: number | undefined;
  readonly alike: boolean;
}

/** The best header among some rows, and whether it is the first of them and none below can be better. */
function searched(
  { rows, isBroken }: Rows,
  { delimiter, wanted, given, alike }: Search,
): { readonly best: CsvHeader | undefined; readonly isFirst: boolean } {
  const search = headerSearch<CsvHeader & { readonly index: number }>(wanted);
  let isFirst = false;
  for (const [index, { cells, line }] of rows.entries()) {
    if (given !== undefined && line !== given) continue;
    const names = headerNames(cells, wanted);
    const likeness = asHeader(names.header, wanted, alike);
    const over = search.offer({ ...names, ...likeness, delimiter, line, index });
    isFirst = over && index === 0;
    if (over) break;
  }
  const best = search.best();
  if (best === undefined) return { best, isFirst };
  const { index, ...header } = best;
  const sample = rows.slice(index + 1, index + 1 + SAMPLE_ROWS).map(({ cells }) => cells);
  return { best: { ...header, ...(isBroken && sample.length === 0 ? {} : { sample }) }, isFirst };
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

interface Rows {
  readonly rows: readonly Row[];
  /** Whether the quotes of the next row do not balance. */
  readonly isBroken: boolean;
}

/** The first rows, or those before one of which the quotes do not balance. */
function rowsOf(text: string, delimiter: string, most: number): Rows {
  const rows: Row[] = [];
  let next = 1;
  let emptyLines = 0;
  const onRecord: NonNullable<Options['on_record']> = (cells, info) => {
    const line = next + info.empty_lines - emptyLines;
    emptyLines = info.empty_lines;
    next = line + 1 + breaksIn(cells);
    rows.push({ cells, line });
    return null;
  };
  try {
    parse(text, {
      delimiter,
      // Titles pasted above a table may end otherwise than its rows do.
      record_delimiter: ['\r\n', '\n', '\r'],
      to: most,
      on_record: onRecord,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return { rows, isBroken: false };
  } catch {
    return { rows, isBroken: true };
  }
}
