import { FenquError, type Problem, type Snapshot, type Verdict, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { filesOf, valuesOf, type World } from '../counting/values.ts';

export { filesOf, valuesOf, type World };

/** A city R of two counties: A with the streets A1 and A2, B with the street B1. */
export const AREAS: readonly string[] = [
  'code,name,level,parent,population',
  'R,R,city,,1000',
  'A,A,county,R,600',
  'B,B,county,R,400',
  'A1,A1,street,A,200',
  'A2,A2,street,A,400',
  'B1,B1,street,B,400',
];

/** A world over these areas; of the rest only what a test is about. */
export function worldOf(about: Partial<World>): World {
  return { areas: AREAS, tables: { cases: casesOf() }, level: 'county', indicators: {}, ...about };
}

const CASE_COLUMNS = 'class,origin,date_report,area';

/**
 * Local confirmed cases on some days: `2022-03-04 A1`, each further value in the columns named.
 *
 * @param more columns beside those, by name in order
 */
export function casesOf(rows: readonly string[] = [], more: readonly string[] = []): string[] {
  // A list without any row would be an export that failed.
  const old = `old,discarded,imported,2021-06-01,R${more.map(() => ',').join('')}`;
  const lines = rows.map((row, i) => {
    const [day, area, ...rest] = row.split(' ');
    const cells = more.map((_, nth) => (rest[nth] === undefined || rest[nth] === '_' ? '' : rest[nth]));
    return [`c${i}`, 'confirmed', 'local', day, area, ...cells].join(',');
  });
  return [['id', CASE_COLUMNS, ...more].join(','), ...lines, old];
}

/** A folder with a world in it. */
export function laidOut(world: World): string {
  const folder = emptyFolder();
  write(folder, filesOf(world));
  return folder;
}

/** What is published of a world on a day. */
export async function snapshotOn(world: World | string, asOf: string): Promise<Snapshot> {
  const workspace = typeof world === 'string' ? world : laidOut(world);
  return (await zone({ workspace, asOf, all: true })).snapshot;
}

/** The verdict on an area, night by night. */
export async function verdictsOn(
  world: World,
  days: readonly string[],
  area: string,
): Promise<readonly Verdict[]> {
  const folder = laidOut(world);
  const verdicts: Verdict[] = [];
  for (const day of days) {
    const { zones } = await snapshotOn(folder, day);
    const verdict = zones.find((each) => each.area.code === area);
    if (verdict === undefined) throw new Error(`no area ${area}`);
    verdicts.push(verdict);
  }
  return verdicts;
}

/** Why a world cannot be judged: the errors, in order. */
export async function refusedOn(world: World, asOf = '2022-03-10'): Promise<readonly Problem[]> {
  try {
    await zone({ workspace: laidOut(world), asOf });
  } catch (cause) {
    if (cause instanceof FenquError) return cause.problems.filter(({ severity }) => severity === 'error');
    throw cause;
  }
  throw new Error('it was judged');
}

/** The codes of these errors. */
export async function codesOn(world: World, asOf?: string): Promise<readonly string[]> {
  return (await refusedOn(world, asOf)).map(({ code }) => code);
}
