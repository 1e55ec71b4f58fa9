import { join } from 'node:path';
import { publishedSchemas } from '../workspace/published.ts';
import { SCHEMA_NAMES, type SchemaName } from '../workspace/schema-names.ts';
import { builtInPacks } from '../zoning/policy.ts';

/** A JSON Schema that comes with fenqu. */
export interface PublishedSchema<Name extends string = string> {
  readonly name: Name;
  /** Where editors find it on this machine. */
  readonly path: string;
  readonly schema: unknown;
}

/** The JSON Schemas of the files that users write: the same from which fenqu's types and messages are made. */
export function rulesSchemas(): PublishedSchema<SchemaName>[] {
  const schemas = publishedSchemas();
  return SCHEMA_NAMES.map((name) => published(name, schemas[`${name}.schema.json`]));
}

/** A schema with the file in which it is published. */
export function published<Name extends string>(name: Name, schema: unknown): PublishedSchema<Name> {
  return { name, path: join(builtInPacks(), 'schemas', `${name}.schema.json`), schema };
}
