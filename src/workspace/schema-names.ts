/** The files that users write and that have a JSON Schema. */
export const SCHEMA_NAMES = [
  'pack',
  'measures',
  'catalogue',
  'tests',
  'workspace',
  'policy',
  'context',
] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];
