import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { verify } from '../../src/index.ts';
import { checkStore, readNights } from '../../src/store/index.ts';
import { everything, type Stage, type Told } from './stage.ts';

type Nights = Readonly<Record<string, string>>;

/** Each night in force with all its files, but for marks that it is stale, and what computing it again says. */
async function nightsIn(root: string): Promise<Nights> {
  const store = join(root, 'w', 'store');
  const files = everything(store);
  const verified = new Map(
    (await verify({ workspace: join(root, 'w') })).map(({ day, outcome }) => [day, outcome]),
  );
  const nights = (await readNights(store)).map(({ day, revision }): [string, string] => {
    const inside = Object.entries(files).filter(
      ([path]) => path.startsWith(`${day}/r${revision}/`) && !path.endsWith('/stale'),
    );
    return [day, JSON.stringify([revision, verified.get(day), inside])];
  });
  return Object.fromEntries(nights);
}

const known = new Map<string, Promise<Nights>>();

/** The same of a folder in which nothing changes any more. */
function knownIn(root: string): Promise<Nights> {
  const nights = known.get(root) ?? nightsIn(root);
  known.set(root, nights);
  return nights;
}

/**
 * After whatever happened to a command: nothing of the store is damaged, and every night is the old or the new one. Run again,
 * the command leaves what it leaves without a fault, to the byte, and nothing else.
 */
export async function expectWhole(stage: Stage, root: string, told: Told, where: string): Promise<void> {
  const { findings } = await checkStore(join(root, 'w', 'store'));
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors, where).toEqual([]);

  const expected = await undisturbed(stage, root, told);
  const [old, fresh, found] = [await knownIn(told.before), await knownIn(expected), await nightsIn(root)];
  for (const day of new Set([...Object.keys(old), ...Object.keys(fresh), ...Object.keys(found)]))
    expect([old[day], fresh[day]], `${where}: ${day}`).toContain(found[day]);

  const again = await stage.run(root, told.args);
  expect([again.status, again.stderr], where).toEqual([0, expect.not.stringMatching(/internal/)]);
  expect(everything(join(root, 'w')), where).toEqual(everything(join(expected, 'w')));
  expect(Object.keys(everything(join(root, 'tmp'))), where).toEqual([]);
  stage.strike(root);
}

/** What would be there without the fault: under another secret that was made meanwhile, the same with that one. */
async function undisturbed(stage: Stage, root: string, told: Told): Promise<string> {
  const secret = (folder: string) => everything(join(folder, 'w', '.fenqu'))['secret'];
  // One that is still to be made is taken from what went well.
  if (secret(root) === undefined)
    cpSync(join(told.after, 'w', '.fenqu'), join(root, 'w', '.fenqu'), { recursive: true });
  if (secret(root) === secret(told.after)) return told.after;
  const other = stage.copyOf(told.before);
  cpSync(join(root, 'w', '.fenqu'), join(other, 'w', '.fenqu'), { recursive: true });
  expect((await stage.run(other, told.args)).status).toBe(0);
  return other;
}
