import { existsSync, realpathSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Day } from '../days.ts';
import type { Language } from '../language/text.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { overviewName } from '../rendering/handout/index.ts';
import type { HandoutFormat } from '../rendering/look.ts';
import { harmless } from '../rendering/width.ts';
import { temporaryPath, withLock } from '../store/index.ts';
import type { AreaLabel } from '../zoning/area-label.ts';
import { type EditionWriter, openEdition, type PlacedEdition } from './edition.ts';
import { distinct, isBelow, safeName } from './file-names.ts';

/** How documents are written. */
export interface DocumentForm {
  readonly format: HandoutFormat;
  readonly language: Language;
  readonly signal?: AbortSignal;
}

type Content = string | Uint8Array;

interface NightDocument {
  readonly area: AreaLabel;
  readonly content: Promise<Content>;
}

/** The documents of a night, one for each of some areas, and their overview. */
export interface NightDocuments {
  /** Where the workspace keeps its nights: no documents are written in there. */
  readonly store: string;
  readonly asOf: Day;
  readonly areas: readonly AreaLabel[];
  readonly warnings: readonly Problem[];
  /** The documents one at a time, as files that may still be in the making. */
  readonly each: () => AsyncGenerator<NightDocument>;
  /** The overview, asked for when all documents are made. */
  readonly overview: (fileOf: (entry: { readonly area: AreaLabel }) => string) => Promise<Content>;
}

/** The folder of a night's documents, which is in place. */
export interface WrittenDocuments extends PlacedEdition {
  readonly documents: number;
  readonly warnings: readonly Problem[];
}

/** Does something with a night's documents while the night is open; it may be done twice, and then the second counts. */
export type WithDocuments = <T>(work: (documents: NightDocuments) => Promise<T>) => Promise<T>;

/**
 * Writes a night's documents and their overview into a new folder inside `folder`, which comes into place whole, and then
 * becomes the current one. Where nothing differs from the folder that is there already, that stays.
 *
 * @throws FenquError `store-locked`, `store-unwritable`, `disk-full`; `report-in-store`, and `report-current` where what is
 *   called `current` there is not ours
 */
export async function writeDocuments(
  folder: string,
  form: DocumentForm,
  withDocuments: WithDocuments,
): Promise<WrittenDocuments> {
  const isNew = !existsSync(folder);
  // Whatever else lies in the folder is its user's: all that is ours until documents are in place is in here.
  const own = join(folder, '.fenqu');
  try {
    const placed = await withLock(own, form.signal, async () => {
      const { edition, ...made } = await withDocuments(async (documents) => {
        if (isBelow(realOf(folder), realOf(documents.store)))
          throw new FenquError(error('report-in-store', { value: folder }));
        const aside = await temporaryPath(own);
        await mkdir(aside, { recursive: true });
        const opened = await openEdition(folder, aside, documents.asOf);
        const count = await writeAll(opened, documents, form);
        return { edition: opened, documents: count, warnings: documents.warnings };
      });
      return { ...(await edition.place()), ...made };
    });
    await removeEmpty([own]);
    return placed;
  } catch (cause) {
    await removeEmpty(isNew ? [own, folder] : [own]);
    throw ofFolder(cause, folder);
  }
}

/** Where a path really leads; itself where nothing is there. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** It is no store that cannot be written to, but the folder that was named. */
function ofFolder(cause: unknown, folder: string): unknown {
  if (!(cause instanceof FenquError) || cause.problems[0]?.code !== 'store-unwritable') return cause;
  const detail = cause.problems[0].with?.['detail'] ?? '';
  return new FenquError(error('folder-unwritable', { value: folder, with: { detail } }), { cause });
}

/** Folders in which nothing is, one inside the next. */
async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rmdir(folder).catch(() => {});
}

async function writeAll(
  edition: EditionWriter,
  documents: NightDocuments,
  form: DocumentForm,
): Promise<number> {
  const { format, language, signal } = form;
  const names = fileNames(documents.areas, form);
  const files = new Map(documents.areas.map(({ code }, i) => [code, names[i] ?? '']));
  const fileOf = ({ area }: { readonly area: AreaLabel }): string => files.get(area.code) ?? '';
  let count = 0;
  for await (const { area, content } of someAhead(documents.each())) {
    signal?.throwIfAborted();
    await edition.write(fileOf({ area }), await content);
    count += 1;
  }
  await edition.write(`${overviewName(language)}.${format}`, await documents.overview(fileOf));
  return count;
}

/** So many documents may be in the making. */
const AHEAD = 4;

/** The same documents in their order, the next ones begun before one is waited for. */
async function* someAhead(documents: AsyncGenerator<NightDocument>): AsyncGenerator<NightDocument> {
  const begun: NightDocument[] = [];
  for await (const document of documents) {
    // Whoever waits for it is told.
    document.content.catch(() => {});
    begun.push(document);
    const first = begun.length > AHEAD ? begun.shift() : undefined;
    if (first !== undefined) yield first;
  }
  yield* begun;
}

/** `110106-丰台区.docx`; on no system are two the same, and none is that of the overview. */
function fileNames(areas: readonly AreaLabel[], { format, language }: DocumentForm): string[] {
  const stems = areas.map(({ code, names, name }) => safeName(harmless(`${code}-${names.at(-1) ?? name}`)));
  return distinct([overviewName(language), ...stems])
    .slice(1)
    .map((stem) => `${stem}.${format}`);
}
