import { join } from 'node:path';
import type { Change } from '../diff/change.ts';
import { readChanges } from './changes-file.ts';
import { Unreadable, written } from './csv.ts';
import { damaged } from './failures.ts';
import { revisionFolder } from './paths.ts';
import type { Manifest, NightId, PublishedState, PublishedZone, ResultFile } from './published.ts';
import { readFiles } from './read-night.ts';
import { staleCauses } from './stale.ts';
import { readStates } from './state-file.ts';
import { readZones } from './zones-file.ts';

/** What a published night says of one area. */
export interface AreaOnNight {
  readonly manifest: Manifest;
  /** Null of an area in the default tier, or one that was not zoned. */
  readonly zone: PublishedZone | null;
  /** Null of an area at rest. */
  readonly state: PublishedState | null;
  /** How it changed that night; what came into force last. */
  readonly changes: readonly Change[];
  /** The earlier nights published anew since; none if the night is not stale. */
  readonly stale: readonly NightId[];
}

/**
 * Reads of a published night what it says of one area. The files are checked as a whole; only the area's rows are parsed.
 *
 * @throws FenquError `store-damaged`
 */
export async function readAreaOnNight(store: string, night: NightId, code: string): Promise<AreaOnNight> {
  const { manifest, files } = await readFiles(store, night);
  const read = <T>(name: ResultFile, parse: (text: string) => T[]): T[] => {
    try {
      return parse(rowsOf(files[name], code));
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause;
      throw damaged(store, join(revisionFolder(store, night), name), cause.message, cause);
    }
  };
  const [zone = null] = read('zones.csv', (text) => readZones(text, manifest.indicators));
  const [state = null] = read('state.csv', readStates);
  const changes = read('changes.csv', readChanges);
  return { manifest, zone, state, changes, stale: await staleCauses(store, night) };
}

/** The header and the rows of an area, whose code is their first cell: a file of a nation has thousands of others. */
function rowsOf(text: string, code: string): string {
  const start = `\n${written(code)},`;
  const parts = [text.slice(0, text.indexOf('\n') + 1)];
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1))
    parts.push(text.slice(at + 1, endOfRow(text, at + 1)));
  return parts.join('');
}

/** A row ends at the first line break that is not within quotes. */
function endOfRow(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (character === '\n' && !quoted) return at + 1;
  }
  return text.length;
}
