import { type PremisesEntry, premisesEntry } from '../handouts/premises-handout.ts';
import {
  type NightPremises,
  type PremisesHandoutsOptions,
  withPremisesHandouts,
} from '../nightly/premises-handouts.ts';
import { renderPremisesHandout, renderPremisesOverview } from '../rendering/premises-handout/index.ts';
import {
  type DocumentForm,
  type NightDocuments,
  type WrittenDocuments,
  writeDocuments,
} from './documents.ts';
import { docxBeside } from './docx-beside.ts';

/**
 * Writes what is handed out of the premises of a night, and the overview, into a new folder inside `folder`: as
 * `premises --by` does.
 *
 * @throws FenquError as `premises`, and `store-locked`, `store-unwritable`, `disk-full`
 */
export async function writePremisesHandouts(
  folder: string,
  form: DocumentForm,
  options: PremisesHandoutsOptions & { readonly by: string },
): Promise<WrittenDocuments> {
  return writeDocuments(folder, form, (work) =>
    withPremisesHandouts(options, (handouts) => work(premisesDocumentsOf(handouts, form))),
  );
}

/** Hand-outs of premises as documents, made one at a time. */
export function premisesDocumentsOf(
  { store, asOf, areas, warnings, whole, each, elsewhere }: NightPremises,
  { format, language }: DocumentForm,
): NightDocuments {
  const entries: PremisesEntry[] = [];
  return {
    store,
    asOf,
    areas,
    warnings,
    each: async function* () {
      for (const handout of each()) {
        const area = handout.list.scope;
        if (area === null) continue;
        entries.push(premisesEntry(handout, area));
        yield { area, content: renderPremisesHandout(handout, format, language, docxBeside) };
      }
    },
    overview: (fileOf) => renderPremisesOverview({ whole, entries, elsewhere }, fileOf, format, language),
  };
}
