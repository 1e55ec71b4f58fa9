import { laterOf } from '../../days.ts';
import { sharesDays } from '../../rules/in-force.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import type { Forbidden } from '../../rules/standing.ts';
import type { Finding } from '../finding.ts';

/** Measures of a kind that the standard itself forbids in their tier, towards the same people and on the same days. */
export function forbiddenFindings(pack: Pack): Finding[] {
  return [...pack.measures.entries()].flatMap(([index, measure]) =>
    (pack.forbids ?? []).flatMap((forbidden): Finding[] => {
      const tiers = measure.tiers.filter((tier) => forbidden.tiers.includes(tier));
      if (tiers.length === 0 || !isMeant(measure, forbidden)) return [];
      return [
        {
          code: 'measure-forbidden',
          severity: 'error',
          value: measure.id,
          with: { kind: measure.kind, tier: tiers.join(', ') },
          where: { file: 'measures', path: ['measures', index, 'kind'] },
          examples: [],
          evidence: {
            kind: 'measure',
            measure: measure.id,
            tier: tiers[0] ?? '',
            day: laterOf(
              measure.inForce?.from ?? '',
              laterOf(forbidden.inForce?.from ?? '', pack.inForce.from ?? pack.edition),
            ),
          },
        },
      ];
    }),
  );
}

function isMeant(measure: Measure, { kinds, audience, sector, inForce }: Forbidden): boolean {
  const isForSector =
    sector === undefined ||
    measure.sector === sector ||
    (measure.sector === undefined && measure.audience.includes('premises'));
  return (
    kinds.includes(measure.kind) &&
    (audience === undefined || measure.audience.some((each) => audience.includes(each))) &&
    isForSector &&
    sharesDays(measure.inForce, inForce)
  );
}
