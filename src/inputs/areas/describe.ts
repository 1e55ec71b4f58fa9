import type { Engine } from '../../engine/duckdb.ts';
import { numbersSql } from '../../engine/sql.ts';
import { PLACEHOLDERS } from './levels.ts';

/** One area of a chain. */
export interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** An area as results show it. */
export interface AreaDescription extends AreaName {
  readonly ix: number;
  /** `北京市 朝阳区`: names from the top down, without 市辖区 and the like. */
  readonly path: string;
  /** The names that `path` joins. */
  readonly names: readonly string[];
  /** From the top down, without the area itself. */
  readonly ancestors: readonly AreaName[];
}

/** Areas as results show them, in the order asked for; numbers of no area are left out. */
export async function describeAreas(engine: Engine, ixs: readonly number[]): Promise<AreaDescription[]> {
  if (ixs.length === 0) return [];
  const nodes = await withThoseAbove(engine, ixs);
  const chains = new Map<number, Chain>();
  const chainOf = (ix: number | null): Chain => {
    const node = ix === null ? undefined : nodes.get(ix);
    if (ix === null || node === undefined) return TOP;
    const known = chains.get(ix);
    if (known !== undefined) return known;
    const chain = below(chainOf(node.parent), node.name);
    chains.set(ix, chain);
    return chain;
  };
  return ixs.flatMap((ix) => {
    const node = nodes.get(ix);
    if (node === undefined) return [];
    const { areas, shown } = chainOf(node.parent);
    const names = [...shown, node.name.name];
    return [{ ix, ...node.name, path: names.join(' '), names, ancestors: areas }];
  });
}

/** An area with those above it, from the top down; once for all areas that lie in it. */
interface Chain {
  readonly areas: readonly AreaName[];
  /** Their names without those of nodes that only administrate. */
  readonly shown: readonly string[];
}

const TOP: Chain = { areas: [], shown: [] };

function below({ areas, shown }: Chain, area: AreaName): Chain {
  return {
    areas: [...areas, area],
    shown: PLACEHOLDERS.includes(area.name) ? shown : [...shown, area.name],
  };
}

interface Node {
  readonly name: AreaName;
  readonly parent: number | null;
}

/**
 * Some areas and all that lie above any of them, by ix: level by level, each fetched once however many areas lie in it. One
 * query that goes up the tree would read the whole list of areas at each step.
 */
async function withThoseAbove(engine: Engine, ixs: readonly number[]): Promise<Map<number, Node>> {
  const nodes = new Map<number, Node>();
  let wanted = [...new Set(ixs)];
  while (wanted.length > 0) {
    const found = await nodesOf(engine, wanted);
    for (const [ix, node] of found) nodes.set(ix, node);
    const above = new Set([...found.values()].flatMap(({ parent }) => parent ?? []));
    wanted = [...above].filter((ix) => !nodes.has(ix));
  }
  return nodes;
}

async function nodesOf(engine: Engine, ixs: readonly number[]): Promise<Map<number, Node>> {
  const rows = await engine.columns(
    `SELECT ix, code, name, level, parent FROM areas WHERE ix IN (${numbersSql(ixs)})`,
  );
  return new Map(
    (rows['ix'] ?? []).map((ix, i) => {
      const parent = rows['parent']?.[i] ?? null;
      const name = {
        code: textAt(rows, 'code', i),
        name: textAt(rows, 'name', i),
        level: textAt(rows, 'level', i),
      };
      return [Number(ix), { name, parent: parent === null ? null : Number(parent) }];
    }),
  );
}

function textAt(rows: Awaited<ReturnType<Engine['columns']>>, column: string, i: number): string {
  return String(rows[column]?.[i] ?? '');
}
