import type { Audience, MeasureKind } from '../rules/pack.ts';
import type { MeasureList } from './list.ts';

/** What someone wants to see of a list. */
export interface Wanted {
  readonly audience?: Audience;
  readonly kind?: MeasureKind;
}

/** A list with the measures for an audience, or of a kind, alone. */
export function onlySome(list: MeasureList, { audience, kind }: Wanted): MeasureList {
  const byAudience = list.byAudience
    .filter((group) => audience === undefined || group.audience === audience)
    .map((group) => ({
      ...group,
      measures: group.measures.filter(({ measure }) => kind === undefined || measure.kind === kind),
    }))
    .filter(({ measures }) => measures.length > 0);
  return { ...list, byAudience };
}
