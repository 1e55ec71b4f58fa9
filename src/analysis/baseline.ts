import type { FromSchema } from 'json-schema-to-ts';
import type { Shape } from '../yaml/index.ts';

const schema = {
  type: 'object',
  description: 'Findings of `fenqu rules check` that were looked at and accepted.',
  additionalProperties: false,
  required: ['accepted'],
  properties: {
    accepted: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['pack', 'code', 'at', 'value'],
        properties: {
          pack: { type: 'string' },
          code: { type: 'string' },
          at: { type: 'string', description: 'The path in the pack, with the names of tiers.' },
          value: { type: 'string', description: 'The condition, tier or indicator as written.' },
          reason: { type: 'string', description: 'Why it is accepted: kept when the file is written again.' },
        },
      },
    },
  },
} as const;

/** A file of accepted findings. */
export type Baseline = FromSchema<typeof schema>;
export type Accepted = Baseline['accepted'][number];
export const baselineShape: Shape<Baseline> = { schema };

/** Whether an accepted finding is this one: the same thing at the same place, on whatever line it now stands. */
export function isAccepted(accepted: Accepted, finding: Accepted): boolean {
  return (['pack', 'code', 'at', 'value'] as const).every((key) => accepted[key] === finding[key]);
}

/**
 * The file of all these findings, with the reasons that an earlier one gave. What it says of packs that were not proved stays.
 *
 * @param proved the packs that the findings are of; of these, what no longer occurs is left out
 */
export function baselineOf(
  findings: readonly Accepted[],
  earlier: Baseline | undefined,
  proved: ReadonlySet<string>,
): Baseline {
  const before = earlier?.accepted ?? [];
  const present = findings.map((finding) => {
    const reason = before.find((each) => isAccepted(each, finding))?.reason;
    return { ...finding, ...(reason === undefined ? {} : { reason }) };
  });
  return { accepted: [...before.filter(({ pack }) => !proved.has(pack)), ...present] };
}
