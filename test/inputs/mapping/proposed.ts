import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Proposal } from '../../../src/inputs/mapping/proposal.ts';
import { mapData } from '../../../src/nightly/data-map.ts';
import { loadWorkspace } from '../../../src/workspace/load.ts';
import { AREAS } from './files.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A workspace whose areas are known. */
export const WORKSPACE: Files = {
  'areas.csv': AREAS,
  'known.csv': 'id,date,area\n1,2022-05-01,城东区\n',
  'fenqu.yaml':
    'areas: { file: areas.csv }\ndata:\n  cases: { file: known.csv, columns: { id: id, date_report: date, area: area } }\n',
};

/** What is proposed for the files named `list*` of a folder, in the workspace there, if it is one. */
export async function proposals(files: Files): Promise<readonly Proposal[]> {
  const directory = await mkdtemp(join(tmpdir(), 'fenqu-map-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  const { workspace } = 'fenqu.yaml' in files ? await loadWorkspace(directory) : {};
  const paths = Object.keys(files).filter((name) => name.startsWith('list'));
  const mapped = await mapData({
    files: paths.map((name) => join(directory, name)),
    directory,
    ...(workspace !== undefined && { workspace }),
  });
  return mapped.proposals;
}

/** The only one of them. */
export async function proposed(files: Files): Promise<Proposal> {
  const [proposal, ...more] = await proposals(files);
  if (proposal === undefined || more.length > 0) throw new Error('not one proposal');
  return proposal;
}
