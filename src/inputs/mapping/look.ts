import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import type { Engine } from '../../engine/duckdb.ts';
import { list } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { readCarefully } from '../files/careful.ts';
import { STANDARD_INPUT, shownPath } from '../files/find.ts';
import { firstBytes } from '../files/first-bytes.ts';
import { formatOf } from '../files/format.ts';
import { linesOf } from '../files/lines.ts';
import { cleanName, wantedColumns } from '../files/names.ts';
import { type PreparedFile, type PrepareOptions, prepareFile } from '../files/prepare.ts';
import { carefulRelation, cell, fileRelation } from '../files/relation.ts';
import type { Temporary } from '../files/temporary.ts';
import { type ColumnFacts, factsOf, holdsNumberOfPerson, seen } from './facts.ts';
import { findHeader } from './find-header.ts';
import { type ColumnNames, VALUE_COLUMNS } from './names.ts';

/** What looking at a file needs. */
export interface Looking {
  readonly engine: Engine;
  readonly names: ColumnNames;
  readonly temporary: Temporary;
  /** The folder that paths are shown from. */
  readonly directory: string;
  readonly timezone: string;
}

/** A file that was looked at: its rows are the table `seen` until the next one is. */
export interface LookedAt {
  readonly file: PreparedFile;
  readonly rows: number;
  /** Rows that are none: too few or too many cells. */
  readonly broken: number;
  readonly columns: readonly ColumnFacts[];
  /** Columns that share their name with another, and cannot be told apart. */
  readonly twice: readonly string[];
  /** Visible sheets, where it is a workbook. */
  readonly sheets: readonly string[];
  /** The line of the names, where a delimited file has others above it. */
  readonly namesIn?: number;
}

/** Rows above which the names of the columns are looked for. */
const FIRST_ROWS = 60;
const BEGINNING = 128 * 1024;

/**
 * Looks at a file that nobody has described.
 * @throws FenquError with what makes it unreadable; `map-no-header` where its columns have no names
 */
export async function lookAt(path: string, looking: Looking, sheet?: string | number): Promise<LookedAt> {
  const chosen = await chooseSheet(path, looking, sheet);
  const whole = await prepareAll(path, looking, chosen);
  const namesIn = whole.layout === 'csv' ? await lineOfNames(whole, looking.names) : undefined;
  const file = namesIn === undefined ? whole : await withoutTitles(whole, namesIn, looking);
  const columns = [...new Set(file.header.filter((name) => name !== ''))];
  const twice = columns.filter((name) => file.header.filter((other) => other === name).length > 1);
  const usable = columns.filter((name) => !twice.includes(name));
  mustHaveNames(file, usable, looking.names);
  const { rows, broken } = await keepRows(file, usable, looking);
  const facts: ColumnFacts[] = [];
  for (const [index, name] of usable.entries()) {
    const found = await factsOf(looking.engine, name, index, looking.names.raw.missing);
    // Only spreadsheets have serial numbers for days.
    facts.push(file.format === 'xlsx' ? found : { ...found, forms: { ...found.forms, serial: 0 } });
  }
  const found = { file, rows, broken, columns: facts, twice, sheets: chosen.sheets };
  return namesIn === undefined ? found : { ...found, namesIn };
}

interface Chosen {
  readonly sheet?: string | number;
  readonly header?: number;
  readonly sheets: readonly string[];
}

/** The sheet with the most names of columns, or the one asked for, and the row in which they stand. */
async function chooseSheet(path: string, looking: Looking, asked?: string | number): Promise<Chosen> {
  const none: Chosen = { sheets: [], ...(asked !== undefined && { sheet: asked }) };
  if (path === STANDARD_INPUT || formatOf(path)?.format !== 'xlsx') return none;
  const { firstRows } = await import('../files/sheets/first-rows.ts');
  const shown = shownPath(path, looking.directory);
  // What is no workbook is told of where it is read.
  const all = await firstRows(path, shown, FIRST_ROWS).catch((cause: unknown) => {
    if (cause instanceof FenquError) return [];
    throw cause;
  });
  const sheets = all.map(({ sheet }) => sheet);
  const beginnings = asked === undefined ? all : all.filter(({ sheet }, i) => isAsked(asked, sheet, i));
  let best: (Chosen & { readonly recognised: number }) | undefined;
  for (const { sheet, rows } of beginnings) {
    const found = findHeader(
      rows.map(({ cells }) => cells),
      looking.names,
    );
    if (found === undefined || found.recognised <= (best?.recognised ?? -1)) continue;
    best = { sheet, header: rows[found.at]?.number ?? 1, sheets, recognised: found.recognised };
  }
  return best ?? { ...none, sheets };
}

function isAsked(asked: string | number, sheet: string, index: number): boolean {
  return String(asked) === sheet || Number(asked) === index + 1;
}

function prepareAll(path: string, looking: Looking, { sheet, header }: Chosen): Promise<PreparedFile> {
  const { engine, directory, timezone, temporary } = looking;
  const options: PrepareOptions = {
    engine,
    directory,
    timezone,
    wanted: wantedColumns([]),
    keepAll: true,
    hash: false,
    sheet,
    header,
  };
  return prepareFile(path, temporary, options);
}

const DELIMITERS = [',', '\t', ';', '|'];

/** The line of a delimited file in which the names stand, where that is not its first. */
async function lineOfNames(file: PreparedFile, names: ColumnNames): Promise<number | undefined> {
  const text = (await firstBytes(file.path, BEGINNING)).toString('utf8').replace(/^\ufeff/, '');
  let best: { readonly line: number; readonly recognised: number } | undefined;
  for (const delimiter of new Set([file.delimiter ?? ',', ...DELIMITERS])) {
    const { lines, rows } = firstRecords(text, delimiter);
    const found = findHeader(rows, names);
    if (found === undefined || found.recognised <= (best?.recognised ?? 0)) continue;
    // Names that stand in the first line are where they should be.
    const line = found.at === 0 ? 1 : (lines[found.at] ?? 1);
    best = { line, recognised: found.recognised };
  }
  return best === undefined || best.line === 1 ? undefined : best.line;
}

function firstRecords(text: string, delimiter: string): { lines: number[]; rows: string[][] } {
  const lines: number[] = [];
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      to: FIRST_ROWS,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines: line }) => {
        lines.push(line);
        return record.map(cleanName);
      },
    });
    return { lines, rows };
  } catch {
    return { lines, rows: [] };
  }
}

/** The file without what stands above the names. */
async function withoutTitles(file: PreparedFile, namesIn: number, looking: Looking): Promise<PreparedFile> {
  const path = looking.temporary.path('.csv');
  async function* lines() {
    for await (const line of linesOf(file.path))
      if (line.number >= namesIn) yield line.ended ? `${line.bytes}\n` : `${line.bytes}`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
  const { shown, encoding, compression } = file;
  return { ...(await prepareAll(path, looking, { sheets: [] })), shown, file: shown, encoding, compression };
}

/**
 * Names that nobody knows may be what stands in a first row without names: they must not be shown.
 * @throws FenquError `map-no-header`
 */
function mustHaveNames(file: PreparedFile, columns: readonly string[], names: ColumnNames): void {
  if (file.layout === 'ndjson' || file.layout === 'parquet' || file.format === 'json') return;
  const isKnown = (name: string): boolean => names.roleOf(name)?.how === 'whole' || names.isPersonal(name);
  // One cell that is called as a column may be a value of its own: 居住地.
  const known = columns.filter(isKnown);
  const isValue = (name: string): boolean =>
    names.isPersonal(name) || VALUE_COLUMNS.some((column) => names.valueOf(column, name) !== undefined);
  const areNames = known.length >= 2 || known.some((name) => !isValue(name));
  if (areNames && !columns.some(holdsNumberOfPerson)) return;
  const place = { file: file.shown, line: file.headerLine ?? 1 };
  throw new FenquError(error('map-no-header', { place, value: file.shown }));
}

/** Makes `seen`, all rows as texts. */
async function keepRows(
  file: PreparedFile,
  columns: readonly string[],
  { engine, temporary }: Looking,
): Promise<{ readonly rows: number; readonly broken: number }> {
  const keep = (relation: string): Promise<number> =>
    engine.run(
      `CREATE OR REPLACE TEMP TABLE seen AS SELECT ${list(columns.map((_, i) => `${cell(i)} AS ${seen(i)}`))} FROM (${relation})`,
    );
  let broken = 0;
  try {
    await keep(fileRelation(file, columns));
  } catch {
    // Some row is broken: the careful reader passes over it.
    const copy = temporary.path('.csv');
    broken = (await readCarefully(engine, file, columns, copy)).broken.length;
    await keep(carefulRelation(copy, file, columns));
  }
  const [counted] = await engine.rows('SELECT count(*) AS n FROM seen');
  return { rows: Number(counted?.['n'] ?? 0), broken };
}
