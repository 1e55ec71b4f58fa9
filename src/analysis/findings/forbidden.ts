import { laterOf } from '../../days.ts';
import { isClosingMeant, isMeant } from '../../rules/forbidding.ts';
import { sharesDays } from '../../rules/in-force.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Finding } from '../finding.ts';

/** What the standard itself forbids: measures, and premises that are closed. */
export function forbiddenFindings(pack: Pack): Finding[] {
  return [...forbiddenMeasures(pack), ...forbiddenClosings(pack)];
}

/** Measures of a kind that is forbidden in their tier, towards the same people and on the same days. */
function forbiddenMeasures(pack: Pack): Finding[] {
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

/** Sectors that an opening list closes in a tier in which closing them is forbidden, on the same days. */
function forbiddenClosings({ opening = [], forbids = [], inForce, edition }: Pack): Finding[] {
  return [...opening.entries()].flatMap(([index, row]) => {
    const closed = Object.entries(row.tiers).flatMap(([tier, { state }]) => (state === 'closed' ? tier : []));
    return row.sectors.flatMap((sector) =>
      closed.flatMap((tier): Finding[] => {
        const forbidden = forbids.find(
          (each) =>
            each.tiers.includes(tier) &&
            sharesDays(row.inForce, each.inForce) &&
            isClosingMeant(sector, each),
        );
        if (forbidden === undefined) return [];
        const begun = laterOf(row.inForce?.from ?? '', forbidden.inForce?.from ?? '');
        return [
          {
            code: 'opening-forbidden',
            severity: 'error',
            value: sector,
            with: { tier },
            where: { file: 'measures', path: ['opening', index, 'tiers', tier] },
            examples: [],
            evidence: {
              kind: 'opening',
              sector,
              day: laterOf(begun, inForce.from ?? edition),
              tiers: [{ tier, state: 'closed' }],
            },
          },
        ];
      }),
    );
  });
}
