import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { type Analysis, analyse } from '../analysis/analyse.ts';
import { type Baseline, baselineOf, baselineShape, isAccepted } from '../analysis/baseline.ts';
import { type LocatedFinding, located } from '../analysis/located.ts';
import { error, FenquError, note, type Problem, throwIfAny, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { folderOf, type PackFolders, packFolders } from '../rules/folders.ts';
import { loadFolder } from '../rules/load.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readYaml, shaped, type YamlFile } from '../yaml/index.ts';
import { foldersNear, packsMeant, workspaceNear } from './rules.ts';

/** What was proved of a pack that has no errors. */
export interface Proof {
  readonly findings: readonly LocatedFinding[];
  /** Findings that the file of accepted ones names. */
  readonly accepted: readonly LocatedFinding[];
  readonly conditions: Pick<Analysis['conditions'], 'all' | 'decidable' | 'free'>;
  readonly oneMoreCase: Analysis['oneMoreCase'];
  readonly oneMoreReasons: Analysis['oneMoreReasons'];
}

/** What was found in one pack: what is wrong with how it is written, and, if nothing is, what it says. */
export interface CheckedPack {
  readonly id: string;
  readonly problems: readonly Problem[];
  readonly proof?: Proof;
}

export interface CheckOptions {
  /** All packs there are, where none is named; else a workspace's own. */
  readonly all?: boolean;
  /** A file of accepted findings. */
  readonly baseline?: string;
  /** Write all findings into that file. */
  readonly writeBaseline?: boolean;
}

/**
 * Checks packs: those named, or a workspace's own, or all there are. Structure, names and types, and then by proof what
 * they say.
 *
 * @throws FenquError if the file of accepted findings cannot be read or written
 */
export async function checkRules(
  directory: string | Workspace,
  ids: readonly string[],
  { all = false, baseline, writeBaseline = false }: CheckOptions = {},
): Promise<CheckedPack[]> {
  const workspace = await workspaceNear(directory);
  const folders = await foldersNear(workspace ?? directory);
  const known = baseline === undefined ? undefined : await readBaseline(baseline, writeBaseline);
  const wanted = await packsMeant(workspace, folders, ids, all);
  const checked = await Promise.all(wanted.map((id) => checkedPack(id, folders)));
  if (baseline === undefined) return checked;
  const there = new Set((await packFolders(folders)).map(({ id }) => id));
  const isGone: IsGone = (id) => ids.length === 0 && !there.has(id);
  if (!writeBaseline) return told(checked, known, isGone);
  const found = checked.flatMap(({ proof }) => proof?.findings.map(({ key }) => key) ?? []);
  const gone = (known?.baseline.accepted ?? []).map(({ pack }) => pack).filter(isGone);
  const proved = checked.flatMap(({ id, proof }) => (proof === undefined ? [] : [id]));
  const next = baselineOf(found, known?.baseline, new Set([...proved, ...gone]));
  write(baseline, next);
  return checked.map((pack) => withAccepted(pack, next));
}

/** Whether a pack was meant to be looked at and is there no more. */
type IsGone = (pack: string) => boolean;

/** Packs without what was accepted, and with a note for each entry of the file that nothing bears out any more. */
function told(checked: readonly CheckedPack[], known: Known | undefined, isGone: IsGone): CheckedPack[] {
  if (known === undefined) return [...checked];
  const stale = staleIn(known, checked, isGone);
  const there = checked.map(({ id }) => id);
  const gone = [...new Set(stale.map(({ pack }) => pack))].filter((id) => !there.includes(id));
  return [...checked, ...gone.map((id): CheckedPack => ({ id, problems: [] }))]
    .map((pack) => withAccepted(pack, known.baseline))
    .map((pack) => ({
      ...pack,
      problems: [...pack.problems, ...stale.flatMap((each) => (each.pack === pack.id ? [each.problem] : []))],
    }));
}

/** Accepted findings that no longer occur: of packs that were proved, and, where all were looked at, of those that are gone. */
function staleIn({ baseline, yaml }: Known, checked: readonly CheckedPack[], isGone: IsGone) {
  return baseline.accepted.flatMap((entry, i) => {
    const pack = checked.find(({ id }) => id === entry.pack);
    if (pack === undefined ? !isGone(entry.pack) : pack.proof === undefined) return [];
    if (pack?.proof?.findings.some(({ key }) => isAccepted(entry, key))) return [];
    const problem = note('accepted-gone', {
      ...yaml.spotOf(['accepted', i]),
      value: entry.value,
      with: { code: entry.code, at: entry.at },
    });
    return [{ pack: entry.pack, problem }];
  });
}

async function checkedPack(id: string, folders: PackFolders): Promise<CheckedPack> {
  const { folder, hides } = await folderOf(id, folders);
  if (folder === undefined) {
    const known = (await packFolders(folders)).map((one) => one.id);
    return { id, problems: [error('pack-missing', { value: id, suggest: nearest(id, known) })] };
  }
  const hidden = hides ? [warning('pack-shadows', { place: { file: folder.shown }, value: id })] : [];
  const { pack, problems, files } = await loadFolder(folder, folders);
  if (pack === undefined || files === undefined) return { id, problems: [...hidden, ...problems] };
  const { findings, conditions, oneMoreCase, oneMoreReasons } = analyse(pack);
  const proof = {
    findings: findings.map((finding) => located(pack, finding, files)),
    accepted: [],
    conditions: { all: conditions.all, decidable: conditions.decidable, free: conditions.free },
    oneMoreCase,
    oneMoreReasons,
  };
  return { id, problems: [...hidden, ...problems], proof };
}

function withAccepted(pack: CheckedPack, { accepted }: Baseline): CheckedPack {
  const { proof } = pack;
  if (proof === undefined) return pack;
  const isKnown = ({ key }: LocatedFinding): boolean => accepted.some((each) => isAccepted(each, key));
  return {
    ...pack,
    proof: {
      ...proof,
      findings: proof.findings.filter((finding) => !isKnown(finding)),
      accepted: proof.findings.filter(isKnown),
    },
  };
}

/** A file of accepted findings, and where in it each stands. */
interface Known {
  readonly baseline: Baseline;
  readonly yaml: YamlFile;
}

async function readBaseline(file: string, mayBeMissing: boolean): Promise<Known | undefined> {
  if (mayBeMissing && !existsSync(file)) return undefined;
  const { yaml, problems } = await readYaml(file, basename(file));
  throwIfAny(problems);
  const read = yaml === undefined ? { problems: [] } : shaped(yaml, baselineShape);
  throwIfAny(read.problems);
  return yaml && read.value && { baseline: read.value, yaml };
}

const HEAD = '# Findings of `fenqu rules check` that were looked at and accepted. Say in `reason` why.\n';

function write(file: string, baseline: Baseline): void {
  try {
    writeFileSync(file, HEAD + stringify(baseline, { lineWidth: 120 }));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : '';
    throw new FenquError(error('file-unwritable', { value: file, with: { detail } }));
  }
}
