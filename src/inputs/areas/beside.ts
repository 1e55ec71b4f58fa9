import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { error, FenquError, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { AreaIndex } from './area-index.ts';
import type { StagedAreas } from './stage-areas.ts';

/**
 * Makes the tables beside `areas`, empty: `area_groups(level, area, grp)`, which areas belong to which group, both by
 * their `ix`; `area_covered(tbl, ix)`, the areas that a table covers where it does not cover all.
 */
export async function createBeside(engine: Engine): Promise<void> {
  await engine.run('CREATE TEMP TABLE area_groups (level VARCHAR, area INTEGER, grp INTEGER)');
  await engine.run('CREATE TEMP TABLE area_covered (tbl VARCHAR, ix INTEGER)');
}

/**
 * Makes levels of attributes: each value of the attribute is an area of the new level, after all others in `areas`, and
 * holds the areas that carry it with all below them; where one below carries another value, that counts.
 * @throws FenquError with every group that cannot be made
 */
export async function stageGroups(
  engine: Engine,
  { groups = {}, file }: Pick<Workspace, 'groups' | 'file'>,
  areas: StagedAreas,
): Promise<StagedAreas> {
  if (Object.keys(groups).length === 0) return areas;
  const columns = await engine.rows('DESCRIBE areas');
  const names = columns.map((row) => String(row['column_name'])).filter((name) => !OWN.has(name));
  const problems = Object.entries(groups).flatMap(([level, attribute]): Problem[] => {
    const details = { place: { file, field: `groups.${level}` }, value: attribute };
    if (areas.levels.includes(level)) return [error('group-is-level', { ...details, value: level })];
    if (names.includes(attribute)) return [];
    return [error('group-attribute', { ...details, suggest: nearest(attribute, names) })];
  });
  if (problems.length > 0) throw new FenquError(problems);
  const countByLevel: Record<string, number> = { ...areas.countByLevel };
  for (const [level, attribute] of Object.entries(groups)) {
    await stageGroup(engine, level, attribute);
    const [found] = await engine.rows(`SELECT count(*) AS n FROM areas WHERE level = ${literal(level)}`);
    countByLevel[level] = Number(found?.['n'] ?? 0);
  }
  const count = Object.values(countByLevel).reduce((a, b) => a + b, 0);
  return { ...areas, countByLevel, count, groups: Object.keys(groups) };
}

const OWN: ReadonlySet<string> = new Set(['ix', 'code', 'name', 'level', 'parent']);

async function stageGroup(engine: Engine, level: string, attribute: string): Promise<void> {
  const value = `CAST(${identifier(attribute)} AS VARCHAR)`;
  await engine.run(`INSERT INTO areas BY NAME SELECT
    ((SELECT max(ix) FROM areas) + row_number() OVER (ORDER BY value))::INTEGER AS ix, value AS code, value AS name,
    ${literal(level)} AS level, NULL::INTEGER AS parent FROM (SELECT DISTINCT ${value} AS value FROM areas WHERE ${value} IS NOT NULL)`);
  await engine.run(`INSERT INTO area_groups WITH RECURSIVE member(area, grp) AS (
      SELECT a.ix, g.ix FROM areas a JOIN areas g ON g.level = ${literal(level)} AND g.code = CAST(a.${identifier(attribute)} AS VARCHAR)
      UNION ALL SELECT a.ix, m.grp FROM areas a JOIN member m ON a.parent = m.area WHERE a.${identifier(attribute)} IS NULL
    ) SELECT ${literal(level)}, area, grp FROM member`);
  await engine.run(`INSERT INTO area_codes SELECT code, ix FROM areas WHERE level = ${literal(level)}
    AND code NOT IN (SELECT code FROM area_codes)`);
}

/**
 * Notes which areas each table covers: those named, all inside them, and areas whose every part is covered.
 * @throws FenquError with every name that is no area
 */
export async function stageCovered(engine: Engine, index: AreaIndex, workspace: Workspace): Promise<void> {
  const problems: Problem[] = [];
  for (const { table, covers } of workspace.tables) {
    const ixs: number[] = [];
    for (const text of covers ?? []) {
      const { candidates, suggest } = await index.resolve(text);
      const [only, ...more] = candidates;
      if (only !== undefined && more.length === 0) ixs.push(only.ix);
      else {
        const near =
          candidates.length > 0 ? candidates.map(({ path, code }) => `${path} (${code})`) : suggest;
        const place = { file: workspace.file, field: `data.${table}.covers` };
        const code = candidates.length > 0 ? 'area-ambiguous' : 'area-unknown';
        const details = { rows: 1, candidates: near.join(', ') };
        problems.push(error(code, { place, value: text, suggest: near, with: details }));
      }
    }
    if (covers !== undefined && problems.length === 0) await coverAll(engine, table, ixs);
  }
  if (problems.length > 0) throw new FenquError(problems);
}

async function coverAll(engine: Engine, table: string, ixs: readonly number[]): Promise<void> {
  const name = literal(table);
  // A table that covers nothing still has to be known as one that does not cover all.
  await engine.run(`INSERT INTO area_covered WITH RECURSIVE inside(ix) AS (
      SELECT unnest([${ixs.join(', ')}]::INTEGER[]) UNION SELECT a.ix FROM areas a JOIN inside i ON a.parent = i.ix
    ) SELECT ${name}, ix FROM inside UNION ALL SELECT ${name}, -1`);
  const covered = `SELECT ix FROM area_covered WHERE tbl = ${name}`;
  const whole = `SELECT parent FROM areas WHERE parent IS NOT NULL AND parent NOT IN (${covered})
    GROUP BY parent HAVING bool_and(ix IN (${covered}))`;
  for (let added = 1; added > 0; )
    added = await engine.run(`INSERT INTO area_covered SELECT ${name}, parent FROM (${whole})`);
  await engine.run(`INSERT INTO area_covered SELECT ${name}, grp FROM area_groups
    GROUP BY grp HAVING bool_and(area IN (${covered}))`);
}
