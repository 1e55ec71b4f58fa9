import { _, Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { isDay } from './days.ts';
import { packFolders } from './rules/folders.ts';
import { KINDS, PASTS } from './rules/indicators/index.ts';
import { hashOfFiles, loadFolder } from './rules/load.ts';
import type { ReadyPack } from './rules/ready.ts';
import { catalogueSchema, measuresSchema } from './rules/schema/measures.ts';
import { packSchema } from './rules/schema/pack.ts';
import { CHANGE_REASONS_SCHEMA } from './store/changes-file.ts';
import { MANIFEST_SCHEMA } from './store/manifest.ts';
import { AJV_OPTIONS, schemaKey } from './validators.ts';
import { workspaceSchema } from './workspace/schema.ts';
import { contextSchema, policySchema } from './workspace/schema-named.ts';

/** For the build: the code of CommonJS modules that are the validators of all schemas that a night needs, by their keys. */
export function validatorsCode(): Map<string, string> {
  const schemas = [
    workspaceSchema,
    policySchema,
    contextSchema,
    packSchema,
    measuresSchema,
    catalogueSchema,
    ...[...KINDS, ...PASTS].map(({ schema }) => schema),
    MANIFEST_SCHEMA,
    CHANGE_REASONS_SCHEMA,
  ];
  const code = { source: true, esm: false, formats: _`require("../formats.cjs")` };
  return new Map(
    schemas.map((schema) => {
      const ajv = new Ajv({ ...AJV_OPTIONS, code }).addFormat('date', isDay);
      return [schemaKey(schema), standalone.default(ajv, ajv.compile(schema))];
    }),
  );
}

/** For the build: the packs that come with fenqu, loaded and checked. */
export async function readyPacks(builtIn: string): Promise<ReadyPack[]> {
  const folders = { builtIn, extra: {} };
  const packs: ReadyPack[] = [];
  const all = await packFolders(folders);
  for (const folder of all) {
    const { pack, problems, bases } = await loadFolder(folder, folders);
    const others = bases.flatMap((base) => all.find(({ id }) => id === base) ?? []);
    const files = await hashOfFiles([folder, ...others], folders);
    if (pack !== undefined) packs.push({ pack, problems, bases, files });
  }
  return packs;
}
