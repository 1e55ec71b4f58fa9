import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Day } from '../days.ts';
import { makeFolders } from '../make-folders.ts';
import type { FileContent, ReportContent } from '../nightly/reports.ts';
import { isDiskFull } from '../problems/machine.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { renderDiff } from '../rendering/diff/index.ts';
import type { Look } from '../rendering/look.ts';
import { renderMeasures } from '../rendering/measures/index.ts';
import { renderSnapshot } from '../rendering/snapshot/index.ts';
import { type Titles, titlesOf } from '../rendering/titles.ts';
import type { Pack } from '../rules/pack.ts';
import { asideOf, renameDurably, undoable, writeDurably } from '../store/index.ts';
import type { Report, Workspace } from '../workspace/workspace.ts';
import type { AreaLabel } from '../zoning/area-label.ts';
import { writeDocuments } from './documents.ts';
import { isBelow, safeName } from './file-names.ts';
import { documentsOf } from './handouts.ts';

/** A report that was written. */
export interface WrittenReport {
  readonly what: Report['what'];
  readonly format: Report['format'];
  readonly area: AreaLabel | null;
  readonly path: string;
}

/** What became of the reports: one that could not be written does not keep the others back. */
export interface Reports {
  readonly written: readonly WrittenReport[];
  readonly problems: readonly Problem[];
}

/** Writes reports into their files, each whole or not at all. The caller holds the lock of the store. */
export async function writeReports(
  workspace: Workspace,
  { asOf, contents, packs }: { asOf: Day; contents: readonly ReportContent[]; packs: readonly Pack[] },
): Promise<Reports> {
  const titles = titlesOf(packs);
  const placed = contents.map((each) => ({ each, path: pathOf(each, asOf, workspace.directory) }));
  const asides = placed.map(({ path }) => ({ file: asideOf(path) }));
  return undoable(workspace.store, asides, () => writeEach(workspace, titles, placed));
}

async function writeEach(
  workspace: Workspace,
  titles: Titles,
  placed: readonly { readonly each: ReportContent; readonly path: string }[],
): Promise<Reports> {
  const written: WrittenReport[] = [];
  const problems: Problem[] = [];
  for (const { each, path } of placed) {
    if (isBelow(path, workspace.store)) {
      problems.push(error('report-in-store', { value: path }));
      continue;
    }
    try {
      const placed = await placedReport(each, path, titles);
      problems.push(...placed.warnings);
      const { what, format } = each.report;
      written.push({ what, format, area: each.area, path: placed.path });
    } catch (cause) {
      problems.push(...problemsOf(cause, path));
    }
  }
  return { written, problems };
}

/** Writes one report; of hand-outs the path is the folder in which they now are. */
async function placedReport(
  each: ReportContent,
  path: string,
  titles: Titles,
): Promise<{ readonly path: string; readonly warnings: readonly Problem[] }> {
  if (each.kind === 'file') {
    await writeWhole(path, textOf(each, titles));
    return { path, warnings: each.warnings };
  }
  const { handouts, report } = each;
  const form = { format: report.format, language: report.language };
  return writeDocuments(path, form, (work) => work(documentsOf(handouts, form)));
}

/** What kept a report from being written; anything else is thrown. */
function problemsOf(cause: unknown, path: string): readonly Problem[] {
  if (cause instanceof FenquError) return cause.problems;
  if (!(cause instanceof Error && 'code' in cause)) throw cause;
  const code = isDiskFull(String(cause.code)) ? 'disk-full' : 'file-unwritable';
  return [error(code, { value: path, with: { detail: String(cause.code) } })];
}

function textOf({ report, content }: FileContent, titles: Titles): string {
  const look: Look = { language: report.language, width: null, colour: false };
  switch (content.what) {
    case 'zones':
      return renderSnapshot(content.snapshot, report.format, look, content.measures);
    case 'diff':
      return renderDiff(content.diff, report.format, look, titles);
    case 'measures':
      return renderMeasures(content.measures, report.format, look);
  }
}

function pathOf({ report, area }: ReportContent, asOf: Day, directory: string): string {
  const values = { as_of: asOf, code: safeName(area?.code ?? ''), name: safeName(area?.names.at(-1) ?? '') };
  const filled = Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => value),
    report.to,
  );
  return resolve(directory, filled);
}

/** Written aside and renamed: a reader finds the old file or the new one. What a run that was killed left, the next one removes. */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  makeFolders(dirname(path));
  const aside = asideOf(path);
  try {
    await writeDurably(aside, text);
    await renameDurably(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    throw cause;
  }
}
