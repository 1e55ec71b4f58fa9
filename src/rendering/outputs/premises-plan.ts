import { count, day, type Output, textOrNone } from './fields.ts';
import { nightFields, nightKeys } from './zone.ts';

const site = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'sector', 'area', 'area_name', 'dates', 'points', 'samples'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    sector: textOrNone,
    area: { type: 'string' },
    area_name: { type: 'string' },
    dates: { type: 'array', items: day },
    points: { ...count, description: 'Samples on each day.' },
    samples: { ...count, description: 'Samples on all days.' },
  },
} as const;

/** `fenqu premises --plan --format json`; NDJSON has one of `sites` a line. */
export const premisesPlanOutput = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...nightKeys,
    'scope',
    'sector',
    'from',
    'to',
    'points',
    'measure',
    'sites',
    'samples_a_day',
    'samples',
  ],
  properties: {
    ...nightFields,
    scope: { ...textOrNone, description: 'The code of the area asked for; null is everywhere.' },
    sector: textOrNone,
    from: day,
    to: day,
    points: count,
    measure: {
      ...textOrNone,
      description: 'The measure that says how many points; null where the user does.',
    },
    sites: { type: 'array', items: site },
    samples_a_day: count,
    samples: count,
  },
} as const;

export type PlanValue = Output<typeof premisesPlanOutput>;
export type SiteValue = Output<typeof site>;
