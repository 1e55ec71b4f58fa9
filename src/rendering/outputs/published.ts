import { checkOutput } from './checks.ts';
import { compareOutput } from './comparison.ts';
import { listOutput } from './list.ts';
import type { OutputName } from './names.ts';
import { testsOutput } from './tests.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schemas of results as JSON: the same from which the types of what is written are made. */
export function outputSchemas(): Readonly<Record<OutputName, object>> {
  return {
    'output/tests': { $schema: DRAFT, title: 'fenqu rules test --format json', ...testsOutput },
    'output/check': { $schema: DRAFT, title: 'fenqu rules check --format json', ...checkOutput },
    'output/compare': { $schema: DRAFT, title: 'fenqu rules compare --format json', ...compareOutput },
    'output/list': { $schema: DRAFT, title: 'fenqu rules list --format json', ...listOutput },
  };
}
