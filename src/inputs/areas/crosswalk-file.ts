import type { Engine } from '../../engine/duckdb.ts';
import { type Problem, warning } from '../../problems/problem.ts';
import { plainRows } from '../files/plain-rows.ts';
import type { PreparedFile } from '../files/prepare.ts';
import type { Temporary } from '../files/temporary.ts';
import type { AreaIndex, Resolution } from './area-index.ts';
import { type Crosswalk, type CrosswalkRow, crosswalkOf, isIn } from './crosswalk.ts';
import { fold } from './fold.ts';
import { loadTreeWithin } from './load-tree.ts';
import { upperNamed } from './read-cell.ts';
import type { StagedAreas } from './stage-areas.ts';

const NEEDED = ['text', 'area'] as const;
const COLUMNS = ['text', 'area', 'within'] as const;

/** Columns of the crosswalk, by which its delimiter shows. */
export const CROSSWALK_COLUMNS: ReadonlySet<string> = new Set(COLUMNS);

/** A crosswalk as far as it holds, with a warning for each row that does not. */
export interface ReadCrosswalk {
  readonly crosswalk: Crosswalk;
  readonly rows: number;
  readonly warnings: readonly Problem[];
}

/** A row with its line; what is not filled in is empty. */
interface Written {
  readonly line: number;
  readonly text: string;
  readonly area: string;
  readonly within: string;
}

interface Resolved extends CrosswalkRow {
  readonly line: number;
}

/**
 * Reads the crosswalk. Rows without an area are not filled in yet, and nothing is said of them. Its texts are those of
 * people's addresses, so no problem shows them.
 * @throws FenquError where the file lacks its columns, or rows are no rows of it
 */
export async function readCrosswalk(
  engine: Engine,
  areas: StagedAreas,
  index: AreaIndex,
  file: PreparedFile,
  temporary: Temporary,
): Promise<ReadCrosswalk> {
  const written = await rowsOf(engine, file, temporary);
  const filled = written.filter(({ text, area }) => text !== '' && area !== '');
  const texts = filled.flatMap(({ area, within }) => [area, codeBefore(area), within]);
  const meant = await index.resolveAll([...new Set(texts.filter((text) => text !== ''))]);
  const warnings: Problem[] = [];
  const resolved = filled.flatMap((row) => resolve(row, meant, file, warnings) ?? []);
  const agreed = withoutTwice(resolved, file, warnings);
  const held = await withoutContradictions(engine, areas, agreed, file, warnings);
  return { crosswalk: crosswalkOf(held), rows: written.length, warnings };
}

async function rowsOf(engine: Engine, file: PreparedFile, temporary: Temporary): Promise<Written[]> {
  const columns = { all: COLUMNS, needed: NEEDED };
  const rows = await plainRows(engine, file, columns, temporary);
  return rows.map(({ line, text }) => ({
    line,
    text: withoutGuard(text('text')),
    area: withoutGuard(text('area')),
    within: text('within'),
  }));
}

/** A text without the apostrophe that keeps a spreadsheet from running it as a formula. */
export function withoutGuard(text: string): string {
  return text.replace(/^'(?=[=+\-@＝＋－＠])/u, '');
}

/** The code at the beginning of a candidate as it was proposed. */
function codeBefore(area: string): string {
  return /^\S+(?=\s)/u.exec(area)?.[0] ?? '';
}

function resolve(
  row: Written,
  meant: ReadonlyMap<string, Resolution>,
  file: PreparedFile,
  warnings: Problem[],
): Resolved | undefined {
  const area = oneOf(meant.get(row.area)) ?? oneOf(meant.get(codeBefore(row.area)));
  const within = row.within === '' ? undefined : oneOf(meant.get(row.within));
  const isLost = row.within !== '' && within === undefined;
  if (area !== undefined && !isLost) return { line: row.line, text: row.text, area, within };
  const [field, value] = area === undefined ? ['area', row.area] : ['within', row.within];
  const candidates = meant.get(value)?.candidates ?? [];
  const spoilt = /^\d(\.\d+)?[eE]\+?\d+$/.test(value);
  warnings.push(
    warning(spoilt ? 'code-scientific' : 'crosswalk-area', {
      place: { file: file.shown, line: row.line, field },
      ...(/^[\w.+-]+$/.test(value) && { value }),
      suggest: candidates.map(({ path, code }) => `${path} (${code})`),
    }),
  );
  return undefined;
}

function oneOf(resolution: Resolution | undefined): number | undefined {
  const [only, ...more] = resolution?.candidates ?? [];
  return more.length === 0 ? only?.ix : undefined;
}

/** Rows of one text that say different areas: nobody can tell which holds. */
function withoutTwice(rows: readonly Resolved[], file: PreparedFile, warnings: Problem[]): Resolved[] {
  const first = new Map<string, Resolved>();
  const doubtful = new Set<string>();
  const keyOf = ({ text, within }: Resolved): string => `${fold(text)} ${within ?? ''}`;
  for (const row of rows) {
    const key = keyOf(row);
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    else if (other.area !== row.area) {
      doubtful.add(key);
      const place = { file: file.shown, line: row.line, field: 'text' };
      warnings.push(warning('crosswalk-twice', { place, with: { other: `${file.shown}:${other.line}` } }));
    }
  }
  return rows.filter((row) => !doubtful.has(keyOf(row)));
}

/** Rows whose text names another county, or that lie outside what they are said to lie in. */
async function withoutContradictions(
  engine: Engine,
  areas: StagedAreas,
  rows: readonly Resolved[],
  file: PreparedFile,
  warnings: Problem[],
): Promise<Resolved[]> {
  if (rows.length === 0) return [];
  const ixs = rows.flatMap(({ area, within }) => [area, within ?? area]);
  const tree = await loadTreeWithin(
    engine,
    areas,
    rows.map(({ text }) => text),
    ixs,
  );
  return rows.filter((row) => {
    const area = tree.byIx.get(row.area);
    const within = row.within === undefined ? undefined : tree.byIx.get(row.within);
    const said = upperNamed(tree, within, row.text);
    const agrees = said === undefined || isIn(area, said) || isIn(said, area);
    if (agrees && isIn(area, within)) return true;
    const place = { file: file.shown, line: row.line, field: 'area' };
    const other = agrees ? within : said;
    const details = { area: area?.name ?? '', other: other?.name ?? '' };
    warnings.push(warning('crosswalk-contradicts', { place, value: area?.code ?? '', with: details }));
    return false;
  });
}
