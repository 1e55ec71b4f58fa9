import type { FromSchema } from 'json-schema-to-ts';
import type { Shape } from '../../yaml/index.ts';

/** What a column of a file may be. */
export const ROLES = [
  'id',
  'class',
  'origin',
  'date_report',
  'date_diagnosis',
  'date_onset',
  'date_known',
  'date_visit',
  'date',
  'cluster',
  'role',
  'area_code',
  'province',
  'city',
  'county',
  'street',
  'community',
  'address',
  'area',
  'name',
  'level',
  'parent',
  'number_name',
  'number_value',
] as const;
export type Role = (typeof ROLES)[number];

const texts = { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } } as const;

const inBoth = { zh: texts, en: texts } as const;

const names = {
  type: 'object',
  additionalProperties: false,
  required: ['zh', 'en'],
  properties: inBoth,
} as const;

const byValue = { type: 'object', additionalProperties: texts } as const;

/** The shape of `rules/columns.yaml`. */
export const columnsSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'roles',
    'numbers',
    'cumulative',
    'sums',
    'personal',
    'elsewhere',
    'events',
    'missing',
    'values',
  ],
  properties: {
    roles: {
      type: 'object',
      additionalProperties: false,
      required: ROLES,
      properties: {
        id: names,
        class: names,
        origin: names,
        date_report: names,
        date_diagnosis: names,
        date_onset: names,
        date_known: names,
        date_visit: names,
        date: names,
        cluster: names,
        role: names,
        area_code: names,
        province: names,
        city: names,
        county: names,
        street: names,
        community: names,
        address: names,
        area: names,
        name: names,
        level: names,
        parent: names,
        number_name: names,
        number_value: names,
      },
    },
    numbers: {
      type: 'object',
      propertyNames: { pattern: '^[a-z][a-z0-9_]*$' },
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['zh', 'en'],
        properties: { ...inBoth, counts: { type: 'boolean' } },
      },
    },
    cumulative: texts,
    sums: texts,
    personal: {
      type: 'object',
      additionalProperties: false,
      required: ['within', 'whole'],
      properties: { within: texts, whole: texts },
    },
    elsewhere: texts,
    events: texts,
    missing: texts,
    values: {
      type: 'object',
      additionalProperties: false,
      required: ['class', 'origin', 'role'],
      properties: { class: byValue, origin: byValue, role: byValue },
    },
  },
} as const;

export type RawColumnNames = FromSchema<typeof columnsSchema>;
export const columnsShape: Shape<RawColumnNames> = { schema: columnsSchema };
