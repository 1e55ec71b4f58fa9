import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { FromSchema } from 'json-schema-to-ts';
import type { Text } from '../language/text.ts';
import type { SourceStatus } from '../rules/pack.ts';
import { type RawText, textFrom } from '../rules/text.ts';
import { readYaml, type Shape, shaped, type YamlFile } from '../yaml/index.ts';
import { policyProblems } from './checks.ts';
import type { NamedKind } from './named.ts';
import { type contextSchema, contextShape, policyShape, type RawPolicyEntry } from './schema-named.ts';

/** What a list shows of a policy or a context. Only id, origin and errors are sure to be there. */
interface NamedHeader {
  readonly id: string;
  /** `built-in`, or its file relative to the workspace. */
  readonly origin: string;
  readonly errors: number;
  readonly title?: Text;
  readonly jurisdiction?: string;
}

export interface PolicyHeader extends NamedHeader {
  readonly packs: readonly Pick<RawPolicyEntry, 'pack' | 'from' | 'until'>[];
}

type RawContext = FromSchema<typeof contextSchema>;

export interface ContextHeader extends NamedHeader {
  readonly values: readonly Pick<RawContext['values'][number], 'from' | 'value'>[];
  /** Of all its sources, without repetition. */
  readonly statuses: readonly SourceStatus[];
}

/** Where policies and contexts are looked for. Paths are absolute. */
export interface NamedFolders {
  /** What comes with fenqu. */
  readonly builtIn: string;
  /** The folder of the workspace's rules. */
  readonly own?: string;
  readonly workspace?: string;
}

/** The policies there are, built-in and the workspace's own, sorted by name. */
export async function listPolicies(folders: NamedFolders): Promise<PolicyHeader[]> {
  const found = await readAll('policies', policyShape, folders);
  return found.map(({ header, value, yaml }) => {
    const { packs = [] } = value ?? {};
    const errors = header.errors + (yaml === undefined ? 0 : policyProblems(yaml, ['packs'], packs).length);
    return { ...header, ...said(value), packs, errors };
  });
}

/** The contexts there are, built-in and the workspace's own, sorted by name. */
export async function listContexts(folders: NamedFolders): Promise<ContextHeader[]> {
  const found = await readAll('contexts', contextShape, folders);
  return found.map(({ header, value }) => {
    const statuses = Object.values(value?.sources ?? {}).map(({ status }) => status);
    return { ...header, ...said(value), values: value?.values ?? [], statuses: [...new Set(statuses)] };
  });
}

interface Found<T> {
  readonly header: NamedHeader;
  readonly value?: T;
  readonly yaml?: YamlFile;
}

/** Every file of a kind; a workspace's own instead of the built-in one of the same name. */
async function readAll<T>(kind: NamedKind, shape: Shape<T>, folders: NamedFolders): Promise<Found<T>[]> {
  const { builtIn, own, workspace } = folders;
  const files = new Map<string, { path: string; origin: string }>();
  for (const folder of own === undefined || own === builtIn ? [builtIn] : [builtIn, own]) {
    for (const file of await yamlFiles(join(folder, kind))) {
      const shown = relative(workspace ?? folder, file)
        .split(sep)
        .join('/');
      files.set(basename(file, '.yaml'), { path: file, origin: folder === builtIn ? 'built-in' : shown });
    }
  }
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(
    sorted.map(async ([id, { path, origin }]) => {
      const { yaml, problems } = await readYaml(path, origin);
      const { value, problems: ofShape } = yaml === undefined ? { problems: [] } : shaped(yaml, shape);
      const errors = [...problems, ...ofShape].filter(({ severity }) => severity === 'error').length;
      const header = { id, origin, errors };
      return { header, ...(value === undefined ? {} : { value }), ...(yaml === undefined ? {} : { yaml }) };
    }),
  );
}

function said(value: { title: RawText; jurisdiction?: string } | undefined) {
  if (value === undefined) return {};
  const { title, jurisdiction } = value;
  return { title: textFrom(title), ...(jurisdiction === undefined ? {} : { jurisdiction }) };
}

/** The YAML files in a folder; none where there is no such folder. */
async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name));
}
