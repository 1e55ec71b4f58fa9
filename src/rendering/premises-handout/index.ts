import type { PremisesEntry, PremisesHandout, PremisesOverview } from '../../handouts/premises-handout.ts';
import type { Language } from '../../language/text.ts';
import { printed, type ToDocx, workbook } from '../handout/index.ts';
import type { HandoutFormat } from '../look.ts';
import { premisesHandoutJson, premisesOverviewJson } from './data.ts';
import { premisesDocument } from './document.ts';
import { premisesOverviewDocument } from './overview.ts';

/** A hand-out of premises as a file. The same hand-out gives the same bytes, on whichever machine and day. */
export async function renderPremisesHandout(
  handout: PremisesHandout,
  format: HandoutFormat,
  language: Language,
  toDocx?: ToDocx,
): Promise<string | Uint8Array> {
  if (format === 'json') return premisesHandoutJson(handout);
  if (format === 'xlsx') {
    const { premisesSheets } = await import('./sheets.ts');
    return workbook(premisesSheets(handout, language), language);
  }
  return printed(premisesDocument(handout, language), format, handout.list.asOf, toDocx);
}

/** The overview of a night's hand-outs of premises as a file. */
export async function renderPremisesOverview(
  overview: PremisesOverview,
  fileOf: (entry: Pick<PremisesEntry, 'area'>) => string,
  format: HandoutFormat,
  language: Language,
): Promise<string | Uint8Array> {
  if (format === 'json') return premisesOverviewJson(overview, fileOf);
  if (format === 'xlsx') {
    const { premisesOverviewSheets } = await import('./sheets.ts');
    return workbook(premisesOverviewSheets(overview, fileOf, language), language);
  }
  return printed(premisesOverviewDocument(overview, fileOf, language), format, overview.whole.list.asOf);
}
