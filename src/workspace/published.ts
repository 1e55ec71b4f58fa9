import { KINDS, PASTS } from '../rules/indicators/index.ts';
import { measuresSchema } from '../rules/schema/measures.ts';
import { packSchema } from '../rules/schema/pack.ts';
import { testsSchema } from '../rules/schema/tests.ts';
import { workspaceSchema } from './schema.ts';
import { contextSchema, policySchema } from './schema-named.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schemas that editors read, by file name. What is checked when a file is loaded is made of the same parts. */
export function publishedSchemas(): Readonly<Record<string, unknown>> {
  return {
    'pack.schema.json': { $schema: DRAFT, title: 'fenqu: pack.yaml', ...packWithKinds() },
    'measures.schema.json': { $schema: DRAFT, title: 'fenqu: measures.yaml', ...measuresOfEditions() },
    'tests.schema.json': { $schema: DRAFT, title: 'fenqu: tests/*.yaml', ...testsSchema },
    'policy.schema.json': { $schema: DRAFT, title: 'fenqu: policies/*.yaml', ...policySchema },
    'context.schema.json': { $schema: DRAFT, title: 'fenqu: contexts/*.yaml', ...contextSchema },
    'workspace.schema.json': { $schema: DRAFT, title: 'fenqu.yaml', ...workspaceSchema },
  };
}

/**
 * The shape of a pack with that of every kind of indicator in it. An edition that extends another says only what differs, by
 * name, so little can be asked of it.
 */
function packWithKinds(): object {
  const { required, properties, ...shape } = packSchema;
  const { tiers, indicators, ...others } = properties;
  const whole = {
    tiers,
    indicators: {
      ...indicators,
      additionalProperties: { oneOf: [...KINDS, ...PASTS].map(({ schema }) => schema) },
    },
  };
  const difference = { type: ['object', 'null'] };
  const byName = { type: 'object', additionalProperties: difference };
  return {
    ...shape,
    required: ['pack', 'title', 'edition'],
    properties: { ...others, tiers: { description: tiers.description }, indicators: byName },
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { tiers: { anyOf: [tiers, byName] } } },
    else: { required, properties: whole },
  };
}

/** Measures, or of an edition that extends another those that differ, by id. */
function measuresOfEditions(): object {
  const { properties } = measuresSchema;
  const { measures } = properties;
  const byId = { type: 'object', additionalProperties: { type: ['object', 'null'] } };
  return { ...measuresSchema, properties: { ...properties, measures: { anyOf: [measures, byId] } } };
}
