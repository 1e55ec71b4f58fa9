import type { Handout, HandoutOverview, OverviewEntry } from '../../handouts/handout.ts';
import type { NextDate } from '../../handouts/next-dates.ts';
import type { OpeningList } from '../../handouts/opening-list.ts';
import type { AreaLabel } from '../../zoning/verdict.ts';
import { jsonDocument } from '../json.ts';
import { listValue } from '../measures/data.ts';
import type { DueValue, HandoutsValue, HandoutValue, OpeningValue } from '../outputs/handout.ts';
import { openingValue } from '../premises/data.ts';

/** A hand-out as data. */
export function handoutJson(handout: Handout): string {
  const { number, issuer, contact, applying, changes, opening, dates } = handout;
  const value: HandoutValue = {
    number,
    issuer: issuer ?? null,
    contact: contact ?? null,
    applying: listValue(applying),
    starting: changes === null ? null : listValue(changes.starting),
    ending: changes === null ? null : listValue(changes.ending),
    opening: opening === null ? [] : openingValues(opening),
    dates: dates.map(dueValue),
  };
  return jsonDocument(value);
}

function openingValues({ sectors }: OpeningList): OpeningValue[] {
  return sectors.flatMap(({ sector, cells }) =>
    cells.map(({ tier, opening }) => ({ sector, tier, ...openingValue(opening) })),
  );
}

function dueValue(date: NextDate): DueValue {
  const codes = date.places.map(({ code }) => code);
  switch (date.kind) {
    case 'test':
      return {
        day: date.day,
        kind: 'test',
        measure: date.measure.id,
        tier: null,
        foreseen: false,
        places: codes,
        everywhere_else: date.others,
      };
    case 'tier':
      return {
        day: date.day,
        kind: 'tier',
        measure: null,
        tier: date.tier,
        foreseen: date.foreseen,
        places: codes,
        everywhere_else: false,
      };
  }
}

/** The overview of a night's hand-outs as data. */
export function overviewJson(
  { number, issuer, contact, whole, entries }: HandoutOverview,
  fileOf: (entry: OverviewEntry) => string,
): string {
  const { applying, changes } = whole;
  const value: HandoutsValue = {
    number,
    issuer: issuer ?? null,
    contact: contact ?? null,
    as_of: applying.asOf,
    in_force_on: applying.inForceOn,
    pack: applying.pack.id,
    edition: applying.pack.edition,
    scope: applying.scope === null ? null : named(applying.scope),
    compared: changes !== null,
    handouts: entries.map((entry) => ({
      ...named(entry.area),
      number: entry.number,
      file: fileOf(entry),
      by_tier: { ...entry.byTier },
      unknown: entry.unknown,
      measures: entry.measures,
      starting: entry.starting,
      ending: entry.ending,
      next: entry.next,
    })),
  };
  return jsonDocument(value);
}

function named({ code, name }: AreaLabel): { area: string; name: string } {
  return { area: code, name };
}
