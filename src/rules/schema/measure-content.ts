import { text } from './fields.ts';
import { audiences, kind } from './measure-words.ts';

/** Parts of the text that differ from pack to pack. */
const words = {
  type: 'object',
  description:
    'Words in the text that are not numbers, by name; a text has them as {name}. They may be empty.',
  propertyNames: { pattern: '^[a-z][a-z0-9_]*$' },
  additionalProperties: {
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        additionalProperties: false,
        required: ['zh', 'en'],
        properties: { zh: { type: 'string' }, en: { type: 'string' } },
      },
    ],
    examples: ['{ zh: 密切接触者, en: Close contacts }'],
  },
} as const;

/** What a measure says, whoever uses it: in a pack's own measures, and in the catalogue that packs share. */
export const measureContent = {
  title: text,
  text,
  audience: audiences,
  sector: { type: 'string', description: 'The sector of premises meant.' },
  kind,
  frequency: text,
  duration: { type: 'string', description: 'How long, such as 14d.' },
  days: {
    type: 'array',
    minItems: 1,
    uniqueItems: true,
    items: { type: 'integer', minimum: 0 },
    description: 'The days on which it falls due, such as tests on days 1, 4 and 7.',
  },
  responsible: text,
  parameters: {
    type: 'object',
    description: 'Numbers in the measure, by name; a text has them as {name}.',
    additionalProperties: { anyOf: [{ type: 'number' }, { type: 'string' }], examples: ['6', '48h'] },
  },
  words,
} as const;

/** What a measure says at the least. */
export const ESSENTIAL_CONTENT = ['title', 'text', 'audience', 'kind'] as const;
