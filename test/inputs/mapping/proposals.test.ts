import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../../src/engine/duckdb.ts';
import { stageInputs } from '../../../src/inputs/index.ts';
import type { Proposal } from '../../../src/inputs/mapping/proposal.ts';
import { mapData } from '../../../src/nightly/data-map.ts';
import { FenquError } from '../../../src/problems/problem.ts';
import { renderMapping } from '../../../src/rendering/mapping/index.ts';
import { loadWorkspace } from '../../../src/workspace/load.ts';
import { TABLES } from '../../../src/workspace/workspace.ts';
import { AREAS, FILES, PLANTED } from './files.ts';

const LOOK = { width: null, colour: false } as const;
const CASES = `  cases: { file: known.csv, columns: { id: id, date_report: date, area: area } }\n`;

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fenqu-map-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

async function onlyProposal(folder: string, name: string): Promise<Proposal> {
  const { proposals } = await mapData({ files: [join(folder, name)], directory: folder });
  const [proposal, ...more] = proposals;
  if (proposal === undefined || more.length > 0) throw new Error(`${proposals.length} proposals`);
  return proposal;
}

/** Reads a folder as a run would, with its `fenqu.yaml`, and says what became of the rows of each table. */
async function readAsRun(folder: string): Promise<Record<string, { read: number; used: number }>> {
  const { workspace, problems } = await loadWorkspace(folder);
  if (workspace === undefined) throw new FenquError(problems);
  const needs = Object.fromEntries(
    workspace.tables.map((source) => [
      source.table,
      { columns: Object.keys(source.columns).filter((name) => name !== 'area'), required: [] },
    ]),
  );
  const engine = await openEngine();
  try {
    const staged = await stageInputs(engine, workspace, {
      today: '2022-06-01',
      needs,
      ids: true,
      hashes: false,
    });
    const report = await staged.report('2022-06-01');
    return Object.fromEntries(report.files.map(({ table, read, used }) => [table, { read, used }]));
  } finally {
    await engine.close();
  }
}

describe.each(FILES)('$title', (unknown) => {
  const files = { 'areas.csv': AREAS, [unknown.name]: unknown.content };

  test('is recognised', async () => {
    const proposal = await onlyProposal(await folderWith(files), unknown.name);
    expect(proposal.target).toBe(unknown.target);
    expect(proposal.block).toMatchObject({ file: unknown.name, ...unknown.block });
    expect(proposal.open.map(({ kind }) => kind)).toEqual(unknown.open ?? []);
    // Rules count cases by class and origin: a file that tells them not for every row needs a word.
    const isSilent = (unknown.open ?? []).some((kind) =>
      ['no-origin', 'no-class', 'empty-values'].includes(kind),
    );
    expect(proposal.complete).toBe(unknown.complete ?? !isSilent);
    const personal = proposal.leftOut.filter(({ why }) => why === 'personal').map(({ source }) => source);
    expect(personal).toEqual(unknown.personal ?? []);
  });

  test('is read as proposed', async () => {
    const folder = await folderWith(files);
    const proposal = await onlyProposal(folder, unknown.name);
    const yaml = renderMapping({ proposals: [proposal] }, 'yaml', { ...LOOK, language: 'zh' });
    const isOfDays = TABLES.some((table) => table === unknown.target);
    const beside = isOfDays && unknown.target !== 'visits' ? '' : CASES;
    await writeFile(join(folder, 'known.csv'), 'id,date,area\n1,2022-05-01,城东区\n');
    await writeFile(join(folder, 'fenqu.yaml'), `areas: { file: areas.csv }\n${yaml}${beside}`);
    const { problems } = await loadWorkspace(folder);
    expect(problems).toEqual([]);
    if (unknown.complete === false) {
      await expect(readAsRun(folder)).rejects.toThrow(FenquError);
      return;
    }
    const report = await readAsRun(folder);
    expect(report[unknown.target]).toEqual({ read: unknown.rows, used: unknown.rows });
  });

  test('shows nothing personal, in either language', async () => {
    const proposal = await onlyProposal(await folderWith(files), unknown.name);
    for (const language of ['zh', 'en'] as const)
      for (const format of ['yaml', 'json'] as const) {
        const shown = renderMapping({ proposals: [proposal] }, format, { ...LOOK, language });
        for (const text of PLANTED) expect(shown).not.toContain(text);
      }
  });
});
