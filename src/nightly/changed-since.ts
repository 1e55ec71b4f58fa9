import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { toolVersion } from '../package-root.ts';
import { loadPack } from '../rules/load.ts';
import type { Manifest } from '../store/published.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { foldersOf } from '../zoning/policy.ts';

/** What is no longer as it was when a night was published. */
export interface ChangedSince {
  /** The pack's files or parameters are others, or it is gone. */
  readonly pack: boolean;
  /** Input files that are others, or gone, as the manifest names them. */
  readonly inputs: readonly string[];
  /** The version of fenqu that published it, where that is another. */
  readonly tool: string | null;
}

/** Compares what a night was computed from with what there is now. */
export async function changedSince(
  workspace: Workspace,
  { pack, inputs, tool }: Manifest,
): Promise<ChangedSince> {
  const now = (await loadPack(pack.id, foldersOf(workspace))).pack;
  const others: string[] = [];
  for (const { file, sha256 } of inputs)
    if ((await hashNow(join(workspace.directory, file))) !== sha256) others.push(file);
  return {
    pack: now?.hash !== pack.hash || JSON.stringify(now.params ?? {}) !== JSON.stringify(pack.params ?? {}),
    inputs: others,
    tool: tool === toolVersion() ? null : tool,
  };
}

/** SHA-256 of a file as it lies on disk; nothing if there is none. */
async function hashNow(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
