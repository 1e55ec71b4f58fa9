import { laterOf } from '../../days.ts';
import { isMeant } from '../../rules/forbidding.ts';
import { sharesDays } from '../../rules/in-force.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Finding } from '../finding.ts';

/** Measures of a kind that the standard itself forbids in their tier, towards the same people and on the same days. */
export function forbiddenFindings(pack: Pack): Finding[] {
  return [...pack.measures.entries()].flatMap(([index, measure]) =>
    (pack.forbids ?? []).flatMap((forbidden): Finding[] => {
      const tiers = measure.tiers.filter((tier) => forbidden.tiers.includes(tier));
      const isSometime = sharesDays(measure.inForce, forbidden.inForce);
      if (tiers.length === 0 || !isSometime || !isMeant(measure, forbidden)) return [];
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
