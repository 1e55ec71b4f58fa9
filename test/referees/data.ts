import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where real data lies: not part of the project, read at run time. */
const DATA = resolve(root, process.env['FENQU_DATA'] ?? '../shared/data');

export const LINE_LIST = join(DATA, 'beijing-2022', 'line-list.csv');
export const DISTRICT_DAILY = join(DATA, 'beijing-2022', 'district-daily.csv');
export const OFFICIAL_AREAS = join(DATA, 'beijing-2022', 'official-risk-areas.csv');
export const COMMUNITY_LEVELS = join(DATA, 'cdc-community-levels', 'community-levels.csv.gz');

/** Whether a file of real data is missing here; its tests are then skipped by name. */
export function isAbsent(file: string): boolean {
  return !existsSync(file);
}
