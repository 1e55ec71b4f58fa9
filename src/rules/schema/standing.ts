import { expression, id, name, text } from './fields.ts';
import { audiences, basis, kind } from './measure-words.ts';

const tiers = { type: 'array', minItems: 1, uniqueItems: true, items: name } as const;
const days = { type: 'string', pattern: '^[1-9][0-9]{0,3}d$', examples: ['7d'] } as const;
const sector = { type: 'string', minLength: 1 } as const;

/** Names of sectors that fenqu does not have. */
export const sectors = {
  type: 'object',
  description: 'Sectors of premises beyond those that fenqu knows, by name, with what they are called.',
  propertyNames: { pattern: name.pattern },
  additionalProperties: text,
} as const;

/** What the standard forbids. */
export const forbids = {
  type: 'array',
  description: 'Kinds of measures that the standard forbids in some tiers.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['tiers', 'kinds', 'source'],
    properties: {
      tiers,
      kinds: { type: 'array', minItems: 1, uniqueItems: true, items: kind },
      audience: audiences,
      sector: { ...sector, description: 'The sector of premises meant; every one if absent.' },
      except: {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: id,
        description: 'Measures of these kinds that the standard itself takes all the same, by id.',
      },
      text,
      ...basis,
    },
  },
} as const;

const openness = {
  description: 'Whether premises are open in a tier.',
  examples: ['open', 'closed', '{ conditional: at half capacity }'],
  anyOf: [
    { enum: ['open', 'closed'] },
    {
      type: 'object',
      additionalProperties: false,
      required: ['conditional'],
      properties: {
        conditional: { ...text, description: 'The conditions under which they may open.' },
        measures: {
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: id,
          description: 'The measures that state the conditions, by id.',
        },
      },
    },
  ],
} as const;

/** Which premises are open in which tier. */
export const opening = {
  type: 'array',
  description: 'Which sectors are open, open on conditions or closed in which tier.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['sector', 'tiers', 'source'],
    properties: {
      sector: {
        description: 'The sector of premises: one, or a list.',
        examples: ['retail', '[retail, catering]'],
        anyOf: [sector, { type: 'array', minItems: 1, uniqueItems: true, items: sector }],
      },
      tiers: {
        type: 'object',
        description: 'By tier; a tier of which the standard says nothing is left out.',
        minProperties: 1,
        propertyNames: { pattern: name.pattern },
        additionalProperties: openness,
      },
      when: { ...expression, description: 'The context in which this goes before what is said without one.' },
      ...basis,
    },
  },
} as const;

const stage = {
  type: 'object',
  additionalProperties: false,
  required: ['days'],
  properties: {
    days: { type: 'integer', minimum: 1, maximum: 366 },
    place: {
      description: 'Where: home, central, or a list where either will do, the one to prefer first.',
      examples: ['home', '[home, central]'],
      anyOf: [
        { enum: ['home', 'central'] },
        { type: 'array', minItems: 1, uniqueItems: true, items: { enum: ['home', 'central'] } },
      ],
    },
  },
} as const;

/** What happens to people who arrive, by where they come from. */
export const arrivals = {
  type: 'array',
  description: 'What people who arrive meet, by the tier of where they come from.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['measure'],
    properties: {
      origin: {
        description: 'The tier of the place they come from: one, or a list.',
        examples: ['high', '[high, medium]'],
        anyOf: [name, tiers],
      },
      scope: {
        ...name,
        description: 'The level of the ancestor around that place, all of which is meant, such as county.',
        examples: ['county'],
      },
      who: { ...text, description: 'Whom it is about, where that is not a matter of tiers alone.' },
      measure: { ...id, description: 'The measure at the destination, by id.' },
      look_back: { ...days, description: 'The days before arrival on which having been there counts.' },
      isolation: {
        description: 'How long and where they are isolated; a list where one place follows another.',
        examples: ['{ days: 7, place: home }', '[{ days: 5, place: central }, { days: 3, place: home }]'],
        anyOf: [stage, { type: 'array', minItems: 1, items: stage }],
      },
      counted_from: {
        enum: ['leaving', 'arrival'],
        description: 'From when isolation is counted: leaving the place, or arriving.',
      },
      monitoring: { ...days, description: 'How long their health is monitored, after any isolation.' },
      tests: {
        description: 'The days on which they are tested, or how many times within how long.',
        examples: ['[1, 4, 7]', '{ times: 2, within: 3d, hours_between: 24 }'],
        anyOf: [
          { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'integer', minimum: 0 } },
          {
            type: 'object',
            additionalProperties: false,
            required: ['times', 'within'],
            properties: {
              times: { type: 'integer', minimum: 1 },
              within: days,
              hours_between: { type: 'integer', minimum: 1 },
            },
          },
        ],
      },
      ...basis,
    },
  },
} as const;
