import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { placeAddress } from './areas/place-address.ts';
import { type AreaRow, index, type NameTree } from './areas/tree.ts';
import { type PlainRow, plainRows } from './files/plain-rows.ts';
import type { PreparedFile } from './files/prepare.ts';
import type { Temporary } from './files/temporary.ts';

/** The levels at which a place elsewhere is named, from the top down; `place` is any text within the last. */
export const ORIGIN_LEVELS = ['province', 'city', 'county', 'street', 'community', 'place'] as const;
const COLUMNS = [...ORIGIN_LEVELS, 'tier', 'from', 'until'] as const;
type Column = (typeof COLUMNS)[number];

/** Columns of the list of origins, by which its delimiter shows. */
export const ORIGIN_COLUMNS: ReadonlySet<string> = new Set(COLUMNS);

/** A place elsewhere that some authority has in a tier. */
export interface Listing {
  /** Its node among the origins. */
  readonly at: number;
  readonly tier: string;
  readonly from: Day;
  /** Its last day; null while it is listed. */
  readonly until: Day | null;
}

/** A place that people come from, or that lies around one. */
export interface OriginNode {
  readonly name: string;
  readonly level: string;
  readonly parent: number | null;
}

/** The places elsewhere that are, or were, in a tier, and all that lies around them. */
export interface Origins {
  readonly nodes: readonly OriginNode[];
  readonly listings: readonly Listing[];
  readonly tree: NameTree;
}

/**
 * Reads the list of places elsewhere with their tiers.
 * @throws FenquError with everything that is wrong with the file
 */
export async function readOrigins(
  engine: Engine,
  file: PreparedFile,
  temporary: Temporary,
): Promise<Origins> {
  const rows = await plainRows(
    engine,
    file,
    { all: COLUMNS, needed: ['tier', 'from'], dates: ['from', 'until'] },
    temporary,
  );
  const nodes = growing();
  const problems: Problem[] = [];
  const listings = rows.flatMap((row) => {
    const found = faultsOf(row, file);
    problems.push(...found);
    if (found.length > 0) return [];
    const names = ORIGIN_LEVELS.flatMap((level) => {
      const name = row.text(level);
      return name === '' ? [] : [{ level, name }];
    });
    const until = row.day('until') || null;
    return [{ at: nodes.at(names), tier: row.text('tier'), from: row.day('from'), until }];
  });
  if (problems.length > 0) throw new FenquError(problems);
  const all = nested(nodes.all);
  return { nodes: all, listings, tree: treeOf(all) };
}

/**
 * The place that a text means among the origins and what lies around them, as deep as is certain. Undefined if it is none of
 * them; `several` if it may be one or another.
 */
export function originMeant({ tree }: Pick<Origins, 'tree'>, text: string): number | 'several' | undefined {
  const located = placeAddress(tree, [text]);
  if (located.kind === 'placed') return located.area.ix;
  return located.kind === 'unplaced' && located.stop.candidates.length > 1 ? 'several' : undefined;
}

/** The names of a place from the top down; what a name begins with is not said again: 北京市 twice, 沙头街道某小区 in 沙头街道. */
export function originPath({ nodes }: Pick<Origins, 'nodes'>, node: number): string {
  const names: string[] = [];
  for (let at = nodes[node]; at !== undefined; at = at.parent === null ? undefined : nodes[at.parent])
    if (names[0]?.startsWith(at.name) !== true) names.unshift(at.name);
  return names.join(' ');
}

function faultsOf({ line, text, day }: PlainRow<Column>, file: PreparedFile): Problem[] {
  const at = (field: string) => ({ file: file.shown, line, field });
  const isNamed = ORIGIN_LEVELS.some((level) => text(level) !== '');
  const empty = [...(isNamed ? [] : ['province']), ...(text('tier') === '' ? ['tier'] : [])];
  const problems = empty.map((field) => error('cell-empty', { place: at(field), with: { field } }));
  if (text('from') === '') problems.push(error('cell-empty', { place: at('from'), with: { field: 'from' } }));
  for (const field of ['from', 'until'] as const)
    if (text(field) !== '' && day(field) === '')
      problems.push(error('date-invalid', { place: at(field), value: text(field) }));
  const [from, until] = [day('from'), day('until')];
  if (until !== '' && from !== '' && until < from)
    problems.push(error('decision-dates', { place: at('until'), with: { from, until } }));
  return problems;
}

/** Nodes by their path, each once. */
function growing() {
  const all: OriginNode[] = [];
  const known = new Map<string, number>();
  const at = (names: readonly { readonly level: string; readonly name: string }[]): number => {
    let parent: number | null = null;
    let path = '';
    for (const { level, name } of names) {
      path += `\n${level} ${name}`;
      const found: number = known.get(path) ?? all.length;
      if (found === all.length) all.push({ name, level, parent });
      known.set(path, found);
      parent = found;
    }
    return parent ?? -1;
  };
  return { all, at };
}

/** Ends of the names of areas that hold others. */
const HOLDING = /(街道|镇|乡|社区|村)$/u;

/** A text within a county that begins with the name of a listed street or village lies in that: 沙头街道某小区 in 沙头街道. */
function nested(nodes: readonly OriginNode[]): OriginNode[] {
  const beside = new Map<number | null, number[]>();
  for (const [ix, { parent, name }] of nodes.entries())
    if (HOLDING.test(name)) beside.set(parent, [...(beside.get(parent) ?? []), ix]);
  return nodes.map((node, ix) => {
    if (node.level !== 'place') return node;
    const nameOf = (at: number): string => nodes[at]?.name ?? '';
    const holding = (beside.get(node.parent) ?? []).filter(
      (at) => at !== ix && node.name.startsWith(nameOf(at)) && node.name !== nameOf(at),
    );
    const [longest] = holding.sort((a, b) => nameOf(b).length - nameOf(a).length);
    return longest === undefined ? node : { ...node, parent: longest };
  });
}

function treeOf(nodes: readonly OriginNode[]): NameTree {
  const parents = new Set(nodes.map(({ parent }) => parent));
  const rows = nodes.map(
    ({ name, level, parent }, ix): AreaRow => ({
      ix,
      code: String(ix),
      name,
      level,
      parent,
      leaf: !parents.has(ix),
    }),
  );
  return index('explicit', rows);
}
