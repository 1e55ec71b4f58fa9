import type { FromSchema } from 'json-schema-to-ts';
import { params } from '../rules/schema/fields.ts';
import { calendar } from '../rules/schema/transitions.ts';
import type { Shape } from '../yaml/index.ts';
import { policyEntries } from './schema-named.ts';
import { reports } from './schema-reports.ts';
import {
  areaPad,
  cases,
  columns,
  counts,
  encoding,
  file,
  header,
  metrics,
  populations,
  premises,
  sheet,
  visits,
} from './schema-tables.ts';

const day = { type: 'string', format: 'date' } as const;
const days = { type: 'string', pattern: '^[1-9][0-9]{0,4}d$', examples: ['400d'] } as const;
const path = { type: 'string', minLength: 1 } as const;

/** The shape of `fenqu.yaml`. */
export const workspaceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['areas', 'data'],
  properties: {
    language: { enum: ['zh', 'en'], description: 'The language of output. Default zh.' },
    timezone: {
      type: 'string',
      description: 'Where the nights are. Default Asia/Shanghai.',
      examples: ['Asia/Shanghai'],
    },
    areas: {
      type: 'object',
      additionalProperties: false,
      required: ['file'],
      properties: {
        file,
        codes: {
          enum: ['nbs', 'explicit'],
          description: 'nbs: the codes carry the tree; explicit: columns `level` and `parent` do.',
        },
        columns,
        pad: areaPad,
        encoding,
        sheet,
        header,
      },
    },
    data: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: { cases, visits, counts, metrics, populations },
    },
    rejects: {
      type: 'object',
      additionalProperties: false,
      required: ['allow'],
      properties: {
        allow: {
          description: 'The share of rows that may be rejected before a run fails.',
          examples: ['1%', '0.01'],
          anyOf: [
            { type: 'string', pattern: '^(100|[0-9]{1,2})(\\.[0-9]+)?%$' },
            { type: 'number', minimum: 0, maximum: 1 },
          ],
        },
      },
    },
    privacy: {
      type: 'object',
      description: 'What outputs and the store tell of single cases.',
      additionalProperties: false,
      properties: {
        case_ids: {
          enum: ['show', 'hash'],
          description:
            'show (default): ids of cases as they are; hash: as an HMAC under the secret of the workspace.',
        },
      },
    },
    crosswalk: {
      ...path,
      description: 'What texts as written mean: columns `text`, `area` and, if wanted, `within`.',
      examples: ['unplaced.csv'],
    },
    decisions: {
      description: 'Tiers set by an authority; and when one of them is to be looked at again.',
      examples: ['data/decisions.csv', '{ file: data/decisions.csv, review_after: 14d, ending_within: 3d }'],
      anyOf: [
        path,
        {
          type: 'object',
          additionalProperties: false,
          required: ['file'],
          properties: {
            file: path,
            review_after: {
              ...days,
              description: 'A decision so old, with none since, is told of. Default 14d.',
            },
            ending_within: { ...days, description: 'One that ends so soon is told of. Default 3d.' },
          },
        },
      ],
    },
    origins: {
      ...path,
      description:
        'Places elsewhere with their tiers, for people who arrive: columns `province`, `city`, `county`, `street`, `community`, `place` as far as there are, `tier`, `from` and `until`.',
      examples: ['data/risk-areas.csv'],
    },
    premises,
    neighbors: { ...path, description: 'Which areas are neighbours: columns `area` and `neighbor`.' },
    groups: {
      type: 'object',
      description: 'Levels made of attributes of areas: the name of the level, and the attribute.',
      examples: ['{ health_area: hsa_code }'],
      propertyNames: { pattern: '^[a-z][a-z0-9_]*$' },
      additionalProperties: { type: 'string', minLength: 1 },
    },
    params: {
      type: 'object',
      description: 'Constants of packs to be set otherwise: by pack, by name.',
      examples: ['{ my-city: { limit: 6 } }'],
      additionalProperties: params,
    },
    context: {
      type: 'object',
      description: 'Values by date, which rules read as context.<name>.',
      propertyNames: { pattern: '^[a-z][a-z0-9_]*$' },
      additionalProperties: {
        description: 'Values from days on, or the name of a context that has them.',
        type: ['string', 'object'],
        propertyNames: { format: 'date' },
        additionalProperties: { type: ['string', 'number', 'boolean'], examples: ['II'] },
        examples: ['{ 2020-06-16: II }', 'beijing-2020-response'],
      },
    },
    rules: { ...path, description: "The workspace's own rule packs." },
    policy: {
      ...policyEntries,
      description: 'Which pack judges, from which day; or the name of a policy that says so.',
      type: ['string', 'array'],
      examples: ['cn-national', '[{ pack: my-city, from: 2022-05-01 }]'],
    },
    history_from: { ...day, description: "The first night judged. Default: the policy's first day." },
    calendar,
    handout: {
      type: 'object',
      description: 'What stands at the end of documents that are handed out.',
      examples: ['{ issuer: 朝阳区疾病预防控制中心, contact: 电话 010-12345 }'],
      additionalProperties: false,
      properties: {
        issuer: { type: 'string', minLength: 1, description: 'Who hands out.' },
        contact: { type: 'string', minLength: 1, description: 'Whom to ask, and how.' },
      },
    },
    reports,
    store: {
      description:
        'Where snapshots are kept, default store/; and for how long, where `fenqu store prune` is to know.',
      examples: ['store/', '{ folder: store/, keep: { nights: 400d, revisions: 90d } }'],
      anyOf: [
        path,
        {
          type: 'object',
          additionalProperties: false,
          properties: {
            folder: { ...path, description: 'Default store/.' },
            keep: {
              type: 'object',
              description:
                'What `fenqu store prune` leaves, in days back from the newest published night. Default all.',
              additionalProperties: false,
              properties: {
                nights: { ...days, description: 'Published nights.' },
                revisions: { ...days, description: 'Revisions that are no longer in force.' },
              },
            },
          },
        },
      ],
    },
  },
} as const;

export type RawWorkspace = FromSchema<typeof workspaceSchema>;
export const workspaceShape: Shape<RawWorkspace> = { schema: workspaceSchema };
