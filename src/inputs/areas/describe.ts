import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { PLACEHOLDERS } from './levels.ts';
import type { StagedAreas } from './stage-areas.ts';

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
export async function describeAreas(
  engine: Engine,
  areas: StagedAreas,
  ixs: readonly number[],
): Promise<AreaDescription[]> {
  if (ixs.length === 0) return [];
  const levels = areas.levels.map((level) => `coalesce(${identifier(level)}, -1)`);
  const [own = new Int32Array(), ...chains] = await engine.integers(
    `SELECT _ix AS ix, ${levels.join(', ')} FROM area_up WHERE _ix IN ${listOf(ixs)}`,
  );
  const names = await namesOf(engine, new Set([...ixs, ...chains.flatMap((column) => [...column])]));
  const rowOf = new Map(Array.from(own, (ix, row) => [ix, row]));
  return ixs.flatMap((ix) => {
    const row = rowOf.get(ix);
    const self = names.get(ix);
    if (self === undefined) return [];
    // Groups are in no tree: each stands for itself.
    const chain = row === undefined ? [self] : chains.flatMap((column) => names.get(column[row] ?? -1) ?? []);
    const shown = shownIn(chain);
    return [{ ix, ...self, path: shown.join(' '), names: shown, ancestors: chain.slice(0, -1) }];
  });
}

/** Code, name and level of areas, by ix; each is fetched once however many areas lie below it. */
async function namesOf(engine: Engine, ixs: ReadonlySet<number>): Promise<Map<number, AreaName>> {
  const rows = await engine.columns(`SELECT ix, code, name, level FROM areas WHERE ix IN ${listOf(ixs)}`);
  return new Map(
    (rows['ix'] ?? []).map((ix, i) => {
      const name = {
        code: textAt(rows, 'code', i),
        name: textAt(rows, 'name', i),
        level: textAt(rows, 'level', i),
      };
      return [Number(ix), name];
    }),
  );
}

function listOf(ixs: Iterable<number>): string {
  return `(SELECT unnest(from_json(${literal(JSON.stringify([...ixs]))}, '["INTEGER"]')))`;
}

function textAt(rows: Awaited<ReturnType<Engine['columns']>>, column: string, i: number): string {
  return String(rows[column]?.[i] ?? '');
}

/** The names of a chain without those of nodes that only administrate. */
function shownIn(chain: readonly AreaName[]): string[] {
  const shown = chain.filter(({ name }, i) => i === chain.length - 1 || !PLACEHOLDERS.includes(name));
  return shown.map(({ name }) => name);
}
