import { catalogueSchema } from '../rules/schema/measures.ts';
import { publishedMeasures, publishedPack } from './published-pack.ts';
import { publishedTests } from './published-tests.ts';
import { workspaceSchema } from './schema.ts';
import { contextSchema, policySchema } from './schema-named.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schemas that editors read, by file name. What is checked when a file is loaded is made of the same parts. */
export function publishedSchemas(): Readonly<Record<string, unknown>> {
  return {
    'pack.schema.json': { $schema: DRAFT, title: 'fenqu: pack.yaml', ...publishedPack() },
    'measures.schema.json': { $schema: DRAFT, title: 'fenqu: measures.yaml', ...publishedMeasures() },
    'catalogue.schema.json': { $schema: DRAFT, title: 'fenqu: catalogue/*.yaml', ...catalogueSchema },
    'tests.schema.json': { $schema: DRAFT, title: 'fenqu: tests/*.yaml', ...publishedTests() },
    'policy.schema.json': { $schema: DRAFT, title: 'fenqu: policies/*.yaml', ...policySchema },
    'context.schema.json': { $schema: DRAFT, title: 'fenqu: contexts/*.yaml', ...contextSchema },
    'workspace.schema.json': { $schema: DRAFT, title: 'fenqu.yaml', ...workspaceSchema },
  };
}
