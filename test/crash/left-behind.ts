import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { verify } from '../../src/index.ts';
import { checkStore, readNights } from '../../src/store/index.ts';
import { everything, type Stage, type Told } from './stage.ts';

/** Each night in force with all its files, but for marks that it is stale, and what recomputing it says. */
export async function nightsIn(root: string): Promise<Record<string, string>> {
  const store = join(root, 'w', 'store');
  const files = everything(store);
  const verified = new Map((await verifiedIn(root)).map(({ day, outcome }) => [day, outcome]));
  const nights = (await readNights(store)).map(({ day, revision }): [string, string] => {
    const inside = Object.entries(files).filter(
      ([path]) => path.startsWith(`${day}/r${revision}/`) && !path.endsWith('/stale'),
    );
    return [day, JSON.stringify([revision, verified.get(day), inside])];
  });
  return Object.fromEntries(nights);
}

const known = new Map<string, Promise<Record<string, string>>>();

/** The same of a folder in which nothing changes any more. */
function knownIn(root: string): Promise<Record<string, string>> {
  const nights = known.get(root) ?? nightsIn(root);
  known.set(root, nights);
  return nights;
}

async function verifiedIn(root: string) {
  return verify({ workspace: join(root, 'w') });
}

/** After whatever happened to a command, every night is the old or the new one, and nothing of the store is damaged. */
export async function expectOldOrNew(root: string, { before, after }: Told, where: string): Promise<void> {
  const store = join(root, 'w', 'store');
  const { findings } = await checkStore(store);
  expect(
    findings.filter(({ severity }) => severity === 'error'),
    where,
  ).toEqual([]);
  const [old, fresh, found] = [await knownIn(before), await knownIn(after), await nightsIn(root)];
  for (const day of new Set([...Object.keys(old), ...Object.keys(fresh), ...Object.keys(found)]))
    expect([old[day], fresh[day]], `${where}: ${day}`).toContain(found[day]);
}

/** What the command leaves when it is run again is what it leaves without a fault, to the byte, and nothing else. */
export async function expectAsNever(stage: Stage, root: string, told: Told, where: string): Promise<void> {
  const again = await stage.run(root, told.args);
  expect([again.status, again.stderr], where).toEqual([0, expect.not.stringMatching(/internal/)]);
  const expected = await undisturbed(stage, root, told);
  expect(everything(join(root, 'w')), where).toEqual(everything(join(expected, 'w')));
  expect(Object.keys(everything(join(root, 'tmp'))), where).toEqual([]);
}

/** What would be there without the fault: under another secret that was made meanwhile, the same with that one. */
async function undisturbed(stage: Stage, root: string, told: Told): Promise<string> {
  const secret = (folder: string) => everything(join(folder, 'w', '.fenqu'))['secret'];
  if (secret(root) === secret(told.after)) return told.after;
  const other = stage.copyOf(told.before);
  cpSync(join(root, 'w', '.fenqu'), join(other, 'w', '.fenqu'), { recursive: true });
  expect((await stage.run(other, told.args)).status).toBe(0);
  return other;
}
