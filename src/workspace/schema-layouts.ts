/** How tables of numbers may be laid out otherwise than with a row an area and day. */

const numbers = {
  type: 'object',
  description: 'What stands for a number in the file → the column it is.',
  minProperties: 1,
  additionalProperties: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
  examples: ['{ 确诊: confirmed, 无症状: asymptomatic }'],
} as const;

export const wide = {
  type: 'object',
  description: 'For a file with a column for each area, day or kind of number.',
  additionalProperties: false,
  required: ['columns'],
  properties: {
    columns: {
      type: 'string',
      description: 'What the names of these columns are made of: {area}, {date}, {number} or another column.',
      pattern: '\\{[a-z][a-z0-9_]*\\}',
      examples: ["'{area}_{number}'"],
    },
    number: {
      type: 'string',
      pattern: '^[a-z][a-z0-9_]*$',
      description: 'The column that all their numbers are, where names do not say it.',
    },
    numbers,
    except: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: 'Columns that look so and are none.',
    },
  },
} as const;

export const long = {
  type: 'object',
  description: 'For a file with a row for each number.',
  additionalProperties: false,
  required: ['number', 'value', 'numbers'],
  properties: {
    number: { type: 'string', minLength: 1, description: 'The column of the source that names the number.' },
    value: { type: 'string', minLength: 1, description: 'The column of the source that holds it.' },
    numbers,
  },
} as const;
