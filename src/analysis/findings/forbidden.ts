import { laterOf } from '../../days.ts';
import { isClosingMeant, isMeant } from '../../rules/forbidding.ts';
import { sharesDays } from '../../rules/in-force.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Finding } from '../finding.ts';

/** What the standard itself forbids: measures, premises that are closed, and conditions of opening that a measure states. */
export function forbiddenFindings(pack: Pack): Finding[] {
  return [...forbiddenMeasures(pack), ...forbiddenClosings(pack), ...forbiddenConditions(pack)];
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

/** Sectors that an opening list opens on conditions that a measure states which is forbidden in that tier, on the same days. */
function forbiddenConditions({ opening = [], forbids = [], measures, inForce, edition }: Pack): Finding[] {
  return [...opening.entries()].flatMap(([index, row]) =>
    Object.entries(row.tiers).flatMap(([tier, openness]): Finding[] => {
      if (openness.state !== 'conditional') return [];
      const stating = measures.filter(({ id }) => openness.measures.includes(id));
      const found = stating.flatMap((measure) => {
        const forbidden = forbids.find(
          (each) =>
            each.tiers.includes(tier) &&
            isMeant(measure, each) &&
            // Three spans of days of which any two meet have a day in common.
            sharesDays(row.inForce, each.inForce) &&
            sharesDays(measure.inForce, each.inForce) &&
            sharesDays(row.inForce, measure.inForce),
        );
        return forbidden === undefined ? [] : [{ measure, forbidden }];
      })[0];
      if (found === undefined) return [];
      const { measure, forbidden } = found;
      const begun = [row.inForce, measure.inForce, forbidden.inForce].map((own) => own?.from ?? '');
      return row.sectors.map((sector) => ({
        code: 'condition-forbidden',
        severity: 'error',
        value: sector,
        with: { tier, measure: measure.id },
        where: { file: 'measures', path: ['opening', index, 'tiers', tier] },
        examples: [],
        evidence: {
          kind: 'opening',
          sector,
          day: begun.reduce(laterOf, inForce.from ?? edition),
          tiers: [{ tier, state: 'conditional' }],
        },
      }));
    }),
  );
}
