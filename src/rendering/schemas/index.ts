import type { Text } from '../../language/text.ts';
import type { PublishedSchema } from '../../nightly/rules-schema.ts';
import type { SchemaName } from '../../workspace/schema-names.ts';
import { csvTable } from '../csv.ts';
import { type Json, jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { OutputName } from '../outputs/names.ts';
import type { Page } from '../page.ts';
import { toTerminal } from '../terminal.ts';
import { words } from '../words/schemas.ts';

type Listed = PublishedSchema<SchemaName | OutputName>;

/** Shows which JSON Schemas there are and where; as data, the schemas themselves. */
export function renderSchemas(schemas: readonly Listed[], format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(schemasPage(schemas, look), look);
    case 'md':
      return toMarkdown(schemasPage(schemas, look));
    case 'json':
      return jsonDocument(Object.fromEntries(schemas.map(({ name, schema }) => [name, asJson(schema)])));
    case 'ndjson':
      return jsonLines(schemas.map(({ name, path, schema }) => ({ name, path, schema: asJson(schema) })));
    case 'csv':
      return csvTable(
        ['name', 'file', 'path'],
        schemas.map(({ name, path }) => [name, FILES[name], path]),
      );
  }
}

/** One schema, as a file for an editor. */
export function renderSchema({ schema }: PublishedSchema): string {
  return jsonDocument(asJson(schema));
}

/** What each schema is of. */
const FILES: Readonly<Record<SchemaName | OutputName, string>> = {
  pack: 'rules/*/pack.yaml',
  measures: 'rules/*/measures.yaml',
  catalogue: 'rules/catalogue/*.yaml',
  tests: 'rules/*/tests/*.yaml',
  workspace: 'fenqu.yaml',
  policy: 'policies/*.yaml',
  context: 'contexts/*.yaml',
  'output/zone': 'fenqu zone --format json',
  'output/run': 'fenqu run --format json',
  'output/replay': 'fenqu replay --format json',
  'output/verify': 'fenqu verify --format json',
  'output/history': 'fenqu history --format json',
  'output/store-check': 'fenqu store check --format json',
  'output/store-prune': 'fenqu store prune --format json',
  'output/diff': 'fenqu diff --format json',
  'output/explain': 'fenqu explain --format json',
  'output/measures': 'fenqu measures --format json',
  'output/arrivals': 'fenqu measures --arrival-from … --format json',
  'output/forecast': 'fenqu forecast --format json',
  'output/handout': 'fenqu measures --by LEVEL --format json',
  'output/handouts': 'fenqu measures --by LEVEL --format json',
  'output/premises': 'fenqu premises --format json',
  'output/premises-summary': 'fenqu premises --summary --format json',
  'output/premises-plan': 'fenqu premises --plan --format json',
  'output/premises-handout': 'fenqu premises --by LEVEL --format json',
  'output/premises-handouts': 'fenqu premises --by LEVEL --format json',
  'output/data-check': 'fenqu data check --format json',
  'output/data-match': 'fenqu data match --format json',
  'output/data-map': 'fenqu data map --format json',
  'output/tests': 'fenqu rules test --format json',
  'output/check': 'fenqu rules check --format json',
  'output/compare': 'fenqu rules compare --format json',
  'output/list': 'fenqu rules list --format json',
};

function schemasPage(schemas: readonly Listed[], { language }: Look): Page {
  const said = (text: Text): string => text[language];
  return [
    { kind: 'heading', text: said(words.title), level: 1 },
    {
      kind: 'table',
      columns: [{ head: said(words.name) }, { head: said(words.file) }, { head: said(words.path) }],
      rows: schemas.map(({ name, path }) => ({ kind: 'row', cells: [name, FILES[name], path] })),
    },
    { kind: 'summary', text: said(words.use) },
  ];
}

/** What was parsed from JSON, or is written as it, is JSON. */
function asJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object') return null;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asJson(part)]));
}
