import { today } from '../../days.ts';
import type { Engine } from '../../engine/duckdb.ts';
import { FenquError } from '../../problems/problem.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { stageAreas } from '../areas/stage-areas.ts';
import type { Temporary } from '../files/temporary.ts';
import { prepareAreas } from '../prepare-inputs.ts';
import { tidy } from '../staging/cells.ts';
import { type ColumnFacts, seen } from './facts.ts';

/** The areas of a workspace, by which columns are known that name some. */
export interface KnownAreas {
  /** The level of most of a column's texts that are codes or names of areas, and their share of all different texts. */
  levelOf(column: ColumnFacts): Promise<{ readonly level: string; readonly share: number } | undefined>;
}

/** What may be left out at the end of a name. */
const SUFFIX = '(省|自治区|市|区|县|旗|街道|镇|乡|地区|社区|村|居委会|村委会|社区居委会)$';

/** The areas of a workspace; nothing where their file cannot be read, which other commands tell of. */
export async function openKnownAreas(
  engine: Engine,
  workspace: Workspace,
  temporary: Temporary,
): Promise<KnownAreas | undefined> {
  const day = today(workspace.timezone);
  const options = { today: day, needs: {}, ids: false, hashes: false };
  try {
    const work = { engine, beside: await engine.beside(), workspace, options, temporary, problems: [] };
    const file = await prepareAreas(work);
    await stageAreas(engine, workspace.areas, file, temporary, { day });
  } catch (cause) {
    if (cause instanceof FenquError) return undefined;
    throw cause;
  }
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_words AS
    SELECT DISTINCT word, level FROM (SELECT unnest([code, name, regexp_replace(name, '${SUFFIX}', '')]) AS word, level FROM areas)
    WHERE length(word) > 1`);
  return {
    levelOf: async ({ index, distinct }) => {
      if (distinct === 0) return undefined;
      const [most] = await engine.rows(`SELECT w.level AS level, count(DISTINCT v) AS n
        FROM (SELECT DISTINCT ${tidy(seen(index))} AS v FROM seen) JOIN area_words w ON w.word = v
        GROUP BY w.level ORDER BY n DESC, w.level LIMIT 1`);
      if (most === undefined) return undefined;
      return { level: String(most['level']), share: Number(most['n']) / distinct };
    },
  };
}
