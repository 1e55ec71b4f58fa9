import { count, day, dayOrNone, type Output, textOrNone } from './fields.ts';

/** A decision that somebody should look at. */
export const notice = {
  type: 'object',
  additionalProperties: false,
  required: [
    'kind',
    'area',
    'name',
    'district',
    'areas',
    'tier',
    'rules',
    'mode',
    'authority',
    'reason',
    'from',
    'until',
    'decided_on',
    'age_days',
    'place',
  ],
  properties: {
    kind: {
      enum: ['below_rules', 'ended', 'ending', 'unreviewed', 'without_effect', 'above_rules'],
      description:
        'It sets a tier below or above what the rules say; ended since the last night; ends within days; was taken long ago and none since; may only raise and does not.',
    },
    area: { type: 'string', description: 'The code of the area that the decision names.' },
    name: { type: 'string', description: 'The first zoned area concerned.' },
    district: textOrNone,
    areas: { ...count, description: 'How many zoned areas are concerned.' },
    tier: { type: 'string', description: 'The tier decided.' },
    rules: { ...textOrNone, description: 'What the rules say there, the most severe; null is unknown.' },
    mode: { enum: ['set', 'raise_only', 'designate'] },
    authority: { type: 'string' },
    reason: { type: 'string' },
    from: day,
    until: dayOrNone,
    decided_on: dayOrNone,
    age_days: { type: 'integer', description: 'Days since it was taken.' },
    place: { type: 'string', description: '`file:line`' },
  },
} as const;

export type NoticeValue = Output<typeof notice>;
