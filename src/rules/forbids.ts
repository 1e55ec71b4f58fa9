import { error, type Problem } from '../problems/problem.ts';
import { basisOf, type StandingContext, unknownNames } from './basis.ts';
import { sharesDays } from './in-force.ts';
import type { RawMeasures } from './raw.ts';
import type { Forbidden } from './standing.ts';
import { textFrom } from './text.ts';

type Raw = NonNullable<RawMeasures['forbids']>[number];

/** What a standard forbids, and what is wrong with how it is written. */
export function parseForbids(raw: readonly Raw[], context: StandingContext) {
  const parsed = raw.map((one, index) => parseOne(one, index, context));
  const forbids = parsed.map(({ forbidden }) => forbidden);
  return {
    forbids,
    problems: [...parsed.flatMap(({ problems }) => problems), ...repeated(forbids, context)],
  };
}

function parseOne(
  raw: Raw,
  index: number,
  context: StandingContext,
): { readonly forbidden: Forbidden; readonly problems: readonly Problem[] } {
  const path = ['forbids', index];
  const { yaml, tiers, sectors, measures } = context;
  const { basis, problems } = basisOf(raw, raw.source, path, context);
  const forbidden = {
    ...basis,
    tiers: raw.tiers,
    kinds: raw.kinds,
    ...(raw.audience === undefined ? {} : { audience: [raw.audience].flat() }),
    ...(raw.sector === undefined ? {} : { sector: raw.sector }),
    ...(raw.except === undefined ? {} : { except: raw.except }),
    ...(raw.text === undefined ? {} : { text: textFrom(raw.text) }),
  };
  return {
    forbidden,
    problems: [
      ...unknownNames('pack-unknown-tier', raw.tiers, tiers, [...path, 'tiers'], yaml),
      ...unknownNames('pack-unknown-sector', raw.sector, sectors, [...path, 'sector'], yaml),
      ...unknownNames(
        'pack-unknown-measure',
        raw.except,
        measures.map(({ id }) => id),
        [...path, 'except'],
        yaml,
      ),
      ...problems,
    ],
  };
}

/** A kind that an earlier entry forbids in the same tier, towards the same people, on the same days. */
function repeated(forbids: readonly Forbidden[], { yaml }: StandingContext): Problem[] {
  return forbids.flatMap((one, index) =>
    one.kinds.flatMap((kind, at): Problem[] => {
      const earlier = forbids.slice(0, index).find((other) => {
        const people = (each: Forbidden): string => each.audience?.toSorted().join() ?? '';
        const isAlike = people(other) === people(one) && other.sector === one.sector;
        return isAlike && other.kinds.includes(kind) && sharesDays(other.inForce, one.inForce);
      });
      const tier = one.tiers.find((each) => earlier?.tiers.includes(each));
      if (tier === undefined) return [];
      const spot = yaml.spotOf(['forbids', index, 'kinds', at]);
      return [error('pack-duplicate-forbidden', { ...spot, value: kind, with: { tier } })];
    }),
  );
}
