import type { PremisesEntry, PremisesHandout, PremisesOverview } from '../../handouts/premises-handout.ts';
import { jsonDocument } from '../json.ts';
import type { PremisesHandoutsValue, PremisesHandoutValue } from '../outputs/premises-handout.ts';
import { premisesValue } from '../premises/data.ts';
import { planValue } from '../premises-plan/index.ts';
import { summaryValue } from '../premises-summary/data.ts';

/** A hand-out of premises as data. */
export function premisesHandoutJson(handout: PremisesHandout): string {
  const { number, issuer, contact, list, working, plan } = handout;
  const value: PremisesHandoutValue = {
    number,
    issuer: issuer ?? null,
    contact: contact ?? null,
    premises: premisesValue(list),
    working: summaryValue(working),
    plan: plan && planValue(plan),
  };
  return jsonDocument(value);
}

/** The overview of a night's hand-outs of premises as data. */
export function premisesOverviewJson(
  { whole, entries, elsewhere }: PremisesOverview,
  fileOf: (entry: Pick<PremisesEntry, 'area'>) => string,
): string {
  const { number, issuer, contact, list, counts } = whole;
  const value: PremisesHandoutsValue = {
    number,
    issuer: issuer ?? null,
    contact: contact ?? null,
    as_of: list.asOf,
    in_force_on: list.inForceOn,
    pack: list.pack.id,
    edition: list.pack.edition,
    standing: { ...counts },
    elsewhere: elsewhere.map(({ premises: { id, name }, place }) => ({
      id,
      name,
      area: place.code,
      area_name: place.name,
    })),
    handouts: entries.map((entry) => ({
      area: entry.area.code,
      name: entry.area.name,
      number: entry.number,
      file: fileOf(entry),
      premises: entry.working.total,
      working: entry.working.working,
      standing: { ...entry.counts },
      linked: entry.linked,
    })),
  };
  return jsonDocument(value);
}
