import { join } from 'node:path';
import { publishedSchemas } from '../workspace/published.ts';
import { SCHEMA_NAMES, type SchemaName } from '../workspace/schema-names.ts';
import { builtInPacks } from '../zoning/policy.ts';

/** The JSON Schema of a file that users write. */
export interface PublishedSchema {
  readonly name: SchemaName;
  /** Where editors find it on this machine. */
  readonly path: string;
  readonly schema: unknown;
}

/** The JSON Schemas that come with fenqu: the same from which its types and messages are made. */
export function rulesSchemas(): PublishedSchema[] {
  const schemas = publishedSchemas();
  return SCHEMA_NAMES.map((name) => {
    const file = `${name}.schema.json`;
    return { name, path: join(builtInPacks(), 'schemas', file), schema: schemas[file] };
  });
}
