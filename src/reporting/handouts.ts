import {
  type Handout,
  type HandoutOverview,
  type OverviewEntry,
  overviewEntry,
} from '../handouts/handout.ts';
import type { NightHandouts } from '../nightly/handouts.ts';
import { type HandoutsOptions, withHandouts } from '../nightly/measures.ts';
import { renderHandout, renderOverview } from '../rendering/handout/index.ts';
import {
  type DocumentForm,
  type NightDocuments,
  type WrittenDocuments,
  writeDocuments,
} from './documents.ts';
import { docxBeside } from './docx-beside.ts';

/**
 * Writes what is handed out on a night, and the overview, into a new folder inside `folder`: as `measures --by` does.
 *
 * @throws FenquError as `measures`, and `store-locked`, `store-unwritable`, `disk-full`
 */
export async function writeHandouts(
  folder: string,
  form: DocumentForm,
  options: HandoutsOptions & { readonly by: string },
): Promise<WrittenDocuments> {
  return writeDocuments(folder, form, (work) =>
    withHandouts(options, (handouts) => work(documentsOf(handouts, form))),
  );
}

/** Hand-outs as documents, made one at a time. */
export function documentsOf(
  { store, asOf, areas, warnings, whole, each }: NightHandouts,
  { format, language }: DocumentForm,
): NightDocuments {
  const entries: OverviewEntry[] = [];
  return {
    store,
    asOf,
    areas,
    warnings,
    each: async function* () {
      for await (const handout of each()) {
        const area = handout.applying.scope;
        if (area === null) continue;
        entries.push(overviewEntry(handout, area));
        yield { area, content: renderHandout(handout, format, language, docxBeside) };
      }
    },
    overview: (fileOf) => renderOverview(overviewOf(whole, entries), fileOf, format, language),
  };
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
