import type { Day } from '../days.ts';
import type { Text } from '../language/text.ts';
import { type PackFolders, packFolders } from './folders.ts';
import { loadFolder } from './load.ts';
import type { SourceStatus } from './pack.ts';
import { textFrom } from './text.ts';

/** What a list of packs shows of one. Only id, origin and errors are sure to be there. */
export interface PackHeader {
  readonly id: string;
  readonly origin: string;
  readonly errors: number;
  readonly title?: Text;
  readonly edition?: Day;
  readonly level?: string;
  readonly jurisdiction?: string;
  readonly inForce?: { readonly from?: Day; readonly until?: Day };
  /** Of all its sources, without repetition. */
  readonly statuses?: readonly SourceStatus[];
}

/** The headers of all packs, built-in and the workspace's own, sorted by id. */
export async function listPacks(folders: PackFolders): Promise<PackHeader[]> {
  return Promise.all(
    (await packFolders(folders)).map(async (folder) => {
      const { raw, problems } = await loadFolder(folder, folders);
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const header = { id: folder.id, origin: folder.origin, errors };
      if (raw === undefined) return header;
      return {
        ...header,
        title: textFrom(raw.title),
        edition: raw.edition,
        level: [raw.level].flat().join(', '),
        ...(raw.jurisdiction === undefined ? {} : { jurisdiction: raw.jurisdiction }),
        inForce: { ...raw.in_force },
        statuses: [...new Set(Object.values(raw.sources ?? {}).map(({ status }) => status))],
      };
    }),
  );
}
