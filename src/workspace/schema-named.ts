import type { FromSchema } from 'json-schema-to-ts';
import { day, id, sources, text } from '../rules/schema/fields.ts';
import type { Shape } from '../yaml/index.ts';

const scalar = { type: ['string', 'number', 'boolean'] } as const;

/** Which pack judges, from which day. */
export const policyEntries = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['pack', 'from'],
    properties: {
      pack: { type: 'string', minLength: 1 },
      from: { type: 'string', format: 'date' },
      until: {
        type: 'string',
        format: 'date',
        description: 'The last day; by default the one before the next entry.',
      },
      retrospective: { type: 'boolean', description: 'Judge days on which the pack was not in force.' },
      maps_from: {
        type: 'object',
        description: 'What the tiers of the pack before become: `{ medium: high }`.',
        additionalProperties: { type: 'string', minLength: 1 },
      },
    },
  },
} as const;

/** The shape of `policies/*.yaml`: a policy that several workspaces may use by its name. */
export const policySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['policy', 'title', 'packs'],
  properties: {
    policy: { ...id, description: "The policy's name: that of its file." },
    title: text,
    jurisdiction: { type: 'string', description: 'The code of the area in which it holds.' },
    packs: { ...policyEntries, minItems: 1, description: 'Which pack judges, from which day.' },
    notes: text,
  },
} as const;

/** The shape of `contexts/*.yaml`: values by date that several workspaces may use by their name. */
export const contextSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['context', 'title', 'sources', 'values'],
  properties: {
    context: { ...id, description: "The context's name: that of its file." },
    title: text,
    jurisdiction: { type: 'string', description: 'The code of the area in which it holds.' },
    sources,
    values: {
      type: 'array',
      minItems: 1,
      description: 'Each value holds from its day until the next.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'value', 'source'],
        properties: {
          from: day,
          value: { ...scalar, examples: ['II'] },
          source: { ...id, description: 'The source this value rests on.' },
          note: text,
        },
      },
    },
    notes: text,
  },
} as const;

export type RawPolicyEntry = FromSchema<typeof policyEntries>[number];

export const policyShape: Shape<FromSchema<typeof policySchema>> = { schema: policySchema };
export const contextShape: Shape<FromSchema<typeof contextSchema>> = { schema: contextSchema };
