import type { MeasureList, Wanted } from './list.ts';

/** A list with the measures for an audience, or of a kind, alone. */
export function onlySome(list: MeasureList, { audience, kind }: Wanted): MeasureList {
  if (audience === undefined && kind === undefined) return list;
  const byAudience = list.byAudience
    .filter((group) => audience === undefined || group.audience === audience)
    .map((group) => ({
      ...group,
      measures: group.measures.filter(({ measure }) => kind === undefined || measure.kind === kind),
    }))
    .filter(({ measures }) => measures.length > 0);
  const only = { ...(audience !== undefined && { audience }), ...(kind !== undefined && { kind }) };
  return { ...list, byAudience, only };
}
