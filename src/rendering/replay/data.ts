import { type CsvValue, csvTable } from '../csv.ts';
import type { ReplayNightValue, ReplayValue } from '../outputs/replay.ts';
import type { ReplayedNights } from './replayed.ts';

export function replayValue({ nights }: ReplayedNights): ReplayValue {
  return { nights: nightValues({ nights }) };
}

/** The nights as the data formats have them. */
export function nightValues({ nights }: ReplayedNights): ReplayNightValue[] {
  return nights.map(({ published, pack, tally, changes }) => ({
    as_of: published.day,
    revision: published.revision,
    outcome: published.outcome,
    path: published.path,
    pack: pack.id,
    tally: { ...tally.byTier, unknown: tally.unknown },
    changes: { ...changes },
  }));
}

/** A row a night and tier, and a row a night and kind of change: what packs call their tiers makes no columns. */
export function replayCsv({ nights }: ReplayedNights): string {
  const rows = nights.flatMap(({ published: { day, revision, outcome }, pack, tally, changes }) => {
    const of = (what: string, name: string, areas: number): CsvValue[] => [
      day,
      revision,
      outcome,
      pack.id,
      what,
      name,
      areas,
    ];
    return [
      ...pack.tiers.map(({ tier }) => of('tier', tier, tally.byTier[tier] ?? 0)),
      of('tier', 'unknown', tally.unknown),
      ...Object.entries(changes).map(([kind, areas]) => of('change', kind, areas)),
    ];
  });
  return csvTable(['as_of', 'revision', 'outcome', 'pack', 'what', 'name', 'areas'], rows);
}
