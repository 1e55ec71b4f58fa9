import { mkdir } from 'node:fs/promises';
import {
  type Handout,
  type HandoutOverview,
  type OverviewEntry,
  overviewEntry,
} from '../handouts/handout.ts';
import type { Language } from '../language/text.ts';
import type { NightHandouts } from '../nightly/handouts.ts';
import type { Problem } from '../problems/problem.ts';
import { overviewName, renderHandout, renderOverview } from '../rendering/handout/index.ts';
import type { HandoutFormat } from '../rendering/look.ts';
import { harmless } from '../rendering/width.ts';
import { temporaryPath, withLock } from '../store/index.ts';
import type { AreaLabel } from '../zoning/area-label.ts';
import { type EditionWriter, openEdition, type PlacedEdition } from './edition.ts';
import { distinct, safeName } from './file-names.ts';

/** How hand-outs are written. */
export interface HandoutForm {
  readonly format: HandoutFormat;
  readonly language: Language;
  readonly signal?: AbortSignal;
}

/** The folder of a night's hand-outs, which is in place. */
export interface WrittenHandouts extends PlacedEdition {
  readonly documents: number;
  readonly warnings: readonly Problem[];
}

/**
 * Writes a night's hand-outs and their overview into a new folder inside `folder`, which comes into place whole, and then
 * becomes the current one. Where nothing differs from the folder that is there already, that stays.
 *
 * @throws FenquError `store-locked`, `store-unwritable`, `disk-full`
 */
export async function writeHandouts(
  folder: string,
  form: HandoutForm,
  withHandouts: WithHandouts,
): Promise<WrittenHandouts> {
  return withLock(folder, form.signal, async () => {
    const { edition, ...made } = await withHandouts(async (handouts) => {
      const aside = await temporaryPath(folder);
      await mkdir(aside, { recursive: true });
      const opened = await openEdition(folder, aside, handouts.asOf);
      const documents = await writeAll(opened, handouts, form);
      return { edition: opened, documents, warnings: handouts.warnings };
    });
    return { ...(await edition.place()), ...made };
  });
}

/** Does something with a night's hand-outs while the night is open; it may be done twice, and then the second counts. */
export type WithHandouts = <T>(work: (handouts: NightHandouts) => Promise<T>) => Promise<T>;

async function writeAll(edition: EditionWriter, handouts: NightHandouts, form: HandoutForm): Promise<number> {
  const { format, language, signal } = form;
  const names = fileNames(handouts.areas, form);
  const files = new Map(handouts.areas.map(({ code }, i) => [code, names[i] ?? '']));
  const fileOf = ({ area }: Pick<OverviewEntry, 'area'>): string => files.get(area.code) ?? '';
  const entries: OverviewEntry[] = [];
  for await (const handout of handouts.each()) {
    signal?.throwIfAborted();
    const area = handout.applying.scope;
    if (area === null) continue;
    entries.push(overviewEntry(handout, area));
    await edition.write(fileOf({ area }), await renderHandout(handout, format, language));
  }
  const overview = overviewOf(handouts.whole, entries);
  const name = `${overviewName(language)}.${format}`;
  await edition.write(name, await renderOverview(overview, fileOf, format, language));
  return entries.length;
}

function overviewOf(
  { number, issuer, contact, applying, changes }: Handout,
  entries: readonly OverviewEntry[],
): HandoutOverview {
  return {
    number,
    ...(issuer !== undefined && { issuer }),
    ...(contact !== undefined && { contact }),
    whole: { applying, changes },
    entries,
  };
}

/** `110106-丰台区.docx`; on no system are two the same, and none is that of the overview. */
function fileNames(areas: readonly AreaLabel[], { format, language }: HandoutForm): string[] {
  const stems = areas.map(({ code, names, name }) => safeName(harmless(`${code}-${names.at(-1) ?? name}`)));
  return distinct([overviewName(language), ...stems])
    .slice(1)
    .map((stem) => `${stem}.${format}`);
}
