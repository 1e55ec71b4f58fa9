import { dirname } from 'node:path';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { type PackFolder, type PackFolders, packFolders } from '../rules/folders.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack } from '../rules/pack.ts';
import { openAccount } from '../workbench/coverage/coverage.ts';
import type { PackTest } from '../workbench/tests/pack-test.ts';
import { packIds, readTests } from '../workbench/tests/read.ts';
import { isBroken, type PackReport } from '../workbench/tests/report.ts';
import { openResults } from '../workbench/tests/results.ts';
import { runTests, type Settings } from '../workbench/tests/run.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { foldersNear, packsMeant, workspaceNear } from './rules.ts';

/**
 * Runs the tests of packs: of those named, of a workspace's own, or, with `all` or outside a workspace, of all there are.
 *
 * @throws FenquError if a pack named is not there
 */
export async function testRules(
  directory: string | Workspace,
  ids: readonly string[],
  { all: everyPack = false }: { readonly all?: boolean } = {},
): Promise<PackReport[]> {
  const workspace = await workspaceNear(directory);
  const folders = await foldersNear(workspace ?? directory);
  const all = await packFolders(folders);
  const meant = await packsMeant(workspace, folders, ids, everyPack);
  const missing = meant.filter((id) => all.every((folder) => folder.id !== id));
  if (missing.length > 0) throw new FenquError(missing.map((value) => packMissing(value, all)));
  const wanted = all.filter(({ id }) => meant.includes(id));
  const settings = settingsOf(workspace, folders);
  const reports: PackReport[] = [];
  for (const folder of wanted) reports.push(await testPack(folder, folders, settings));
  return reports;
}

function packMissing(value: string, all: readonly PackFolder[]): Problem {
  const suggest = nearest(
    value,
    all.map(({ id }) => id),
  );
  return error('pack-missing', { value, suggest });
}

async function testPack(folder: PackFolder, folders: PackFolders, settings: Settings): Promise<PackReport> {
  const { pack, problems: ofPack } = await loadPack(folder.id, folders);
  const packs = new Map(pack === undefined ? [] : [[pack.id, pack]]);
  const load = async (id: string): Promise<Pack | undefined> => {
    const known = packs.get(id) ?? (await loadPack(id, folders)).pack;
    if (known !== undefined) packs.set(id, known);
    return known;
  };
  const { files, problems: ofTests } = await readTests(folder, load);
  const problems = [...ofPack, ...ofTests];
  const report: PackReport = { id: folder.id, ...(pack === undefined ? {} : { pack }), files: [], problems };
  if (pack === undefined || isBroken(report)) return report;
  try {
    const account = openAccount(pack);
    const results = openResults();
    const tests = files.flatMap((file) => file.tests);
    await runTests(
      tests,
      (test) => packsOf(test, pack, packs),
      settings,
      (seen) => {
        account.note(seen);
        results.note(seen);
      },
    );
    return {
      ...report,
      coverage: account.coverage(),
      files: files.map((file) => ({ shown: file.shown, tests: file.tests.map(results.of) })),
    };
  } catch (cause) {
    if (!(cause instanceof FenquError)) throw cause;
    return { ...report, problems: [...problems, ...cause.problems] };
  }
}

/** The packs that judge a test, the first of them first. */
function packsOf(test: PackTest, own: Pack, packs: ReadonlyMap<string, Pack>): [Pack, ...Pack[]] {
  const [first = own, ...others] = packIds(test, own.id).flatMap((id) => packs.get(id) ?? []);
  return [first, ...others];
}

/** What a workspace says of its columns and packs; of the packs that come with fenqu, nothing. */
function settingsOf(
  workspace: Workspace | undefined,
  { builtIn, own, workspace: directory }: PackFolders,
): Settings {
  return {
    directory: directory ?? dirname(builtIn),
    tables: workspace?.tables ?? [],
    ...(own === undefined ? {} : { rules: own }),
  };
}
