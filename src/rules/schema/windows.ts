/** A day, or the param that stands for one: not two forms, so that of a day that is none just that is said. */
const since = {
  type: 'string',
  description: 'A civil day, or the param that states it: params.start.',
  if: { pattern: '^params\\.' },
  else: { format: 'date' },
} as const;

export const window = {
  description: 'The days counted, up to and with the as-of day; `lag` ends them earlier.',
  examples: ['14d', '{ days: 7, lag: 4 }', 'all', '{ since: 2020-06-11 }'],
  anyOf: [
    { type: 'string', pattern: '^([1-9][0-9]{0,4}d|all)$' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['days'],
      properties: {
        days: { type: 'integer', minimum: 1, maximum: 99_999 },
        lag: { type: 'integer', minimum: 0, maximum: 99_999 },
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['since'],
      properties: { since },
    },
  ],
} as const;

export const effective = {
  description: 'When a judged tier comes into force.',
  examples: ['same_day', 'next_day', '{ after_days: 2 }', '{ weekday: monday }'],
  anyOf: [
    { enum: ['same_day', 'next_day'] },
    {
      type: 'object',
      additionalProperties: false,
      required: ['after_days'],
      properties: { after_days: { type: 'integer', minimum: 0, maximum: 366 } },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['weekday'],
      properties: {
        weekday: { enum: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] },
      },
    },
  ],
} as const;
