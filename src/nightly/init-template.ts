import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ColumnNames, readColumnNames } from '../inputs/mapping/names.ts';
import { ROLES } from '../inputs/mapping/names-schema.ts';
import type { Language } from '../language/text.ts';
import { makeFolders } from '../make-folders.ts';
import { error, FenquError } from '../problems/problem.ts';

/** A file that is made of the names of columns. */
export interface TemplateFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What makes the files: given how columns are called, by their role or the number they are. */
export type MakeTemplates = (headOf: TemplateHead) => Promise<readonly TemplateFile[]>;
export type TemplateHead = (
  head: { readonly kind: 'role' | 'number' | 'fixed'; readonly name: string },
  language: Language,
) => string;

/**
 * Writes tables to be filled in into a folder, which may hold a workspace already. The columns have the first of the names
 * by which `data map` knows them.
 *
 * @returns the names of the files
 * @throws FenquError if any of the files is there already, or cannot be written; then none is written
 */
export async function initTemplate(directory: string, make: MakeTemplates): Promise<readonly string[]> {
  const names = await readColumnNames();
  const files = await make((head, language) => headIn(names, head, language));
  const target = resolve(directory);
  const there = files.filter(({ name }) => existsSync(join(target, name)));
  if (there.length > 0)
    throw new FenquError(there.map(({ name }) => error('template-exists', { value: join(directory, name) })));
  try {
    makeFolders(target);
    for (const { name, content } of files) writeFileSync(join(target, name), content, { flag: 'wx' });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : '';
    throw new FenquError(error('file-unwritable', { value: directory, with: { detail } }), { cause });
  }
  return files.map(({ name }) => name);
}

function headIn({ raw }: ColumnNames, head: Parameters<TemplateHead>[0], language: Language): string {
  const role = ROLES.find((each) => each === head.name);
  switch (head.kind) {
    case 'fixed':
      return head.name;
    case 'number':
      return raw.numbers[head.name]?.[language][0] ?? head.name;
    case 'role':
      return role === undefined ? head.name : (raw.roles[role][language][0] ?? head.name);
  }
}
