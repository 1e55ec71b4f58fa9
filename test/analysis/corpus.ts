import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadFolder } from '../../src/rules/load.ts';
import type { Pack } from '../../src/rules/pack.ts';

/** What is to be found in a pack. `skip` leaves open whether (or, for `value`, where) it is found. */
export interface Expected {
  readonly code: string;
  readonly value?: string;
  readonly severity?: string;
  readonly skip?: true | 'value';
}

/** A small pack with what there is to find in it. Tiers by name, the most severe first. */
export interface Specimen {
  readonly name: string;
  readonly indicators?: Readonly<Record<string, unknown>>;
  readonly tiers: Readonly<Record<string, string>>;
  readonly otherwise?: string;
  readonly sources?: 'none';
  readonly unsourced?: readonly string[];
  /** Further keys of tiers, by tier. */
  readonly keys?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly more?: Readonly<Record<string, unknown>>;
  /** What `measures.yaml` says. */
  readonly measures?: Readonly<Record<string, unknown>>;
  readonly find: readonly Expected[];
  /** Further packs beside it, that it extends: by name, as specimens. */
  readonly beside?: Readonly<Record<string, Written>>;
  /** Findings, as code and value, that nothing shows. */
  readonly bare?: readonly string[];
  /** What is proved of one more case. */
  readonly one_more?: string;
  readonly overlaps?: readonly (readonly [string, string])[] | 'skip';
}

/** What of a specimen a pack says. */
export type Written = Omit<Specimen, 'name' | 'find'> & Partial<Pick<Specimen, 'name' | 'find'>>;

const FOLDER = join(import.meta.dirname, 'corpus');

export function specimensIn(file: string): Specimen[] {
  return parse(readFileSync(join(FOLDER, file), 'utf8'));
}

export function corpusFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}

/** A specimen as the text of a pack; `extends` among its further keys leaves out what it takes over. */
export function packText(
  { indicators, tiers, otherwise, sources, unsourced, more, keys }: Written,
  pack = 'mine',
): string {
  const hasSources = sources !== 'none';
  return stringify({
    pack,
    title: 'Mine',
    edition: '2022-01-01',
    level: 'county',
    effective: 'next_day',
    ...(hasSources && { sources: { std: { title: 'Standard', status: 'official' } } }),
    ...(indicators && { indicators }),
    ...more,
    tiers: [
      ...Object.entries(tiers).map(([tier, when]) => ({
        tier,
        ...(when === 'declared' ? { declared: true } : { when }),
        ...(hasSources && !unsourced?.includes(tier) && { source: 'std' }),
        ...keys?.[tier],
      })),
      { tier: otherwise ?? 'low', otherwise: true },
    ],
  });
}

/** The texts of a pack and of those beside it, by id. */
export function packTexts(text: string, beside: Specimen['beside'] = {}): Readonly<Record<string, string>> {
  const others = Object.entries(beside).map(([id, other]) => [id, packText(other, id)]);
  return { ...Object.fromEntries(others), mine: text };
}

const root = mkdtempSync(join(tmpdir(), 'fenqu-corpus-'));
let count = 0;

/** A pack of this text, and perhaps with these measures, as the loader reads it from a folder. */
export async function packOf(
  text: string,
  measures?: Specimen['measures'],
  beside: Specimen['beside'] = {},
): Promise<Pack> {
  const own = join(root, String(count++));
  const directory = join(own, 'mine');
  for (const [id, each] of Object.entries(packTexts(text, beside))) {
    mkdirSync(join(own, id), { recursive: true });
    writeFileSync(join(own, id, 'pack.yaml'), each);
  }
  if (measures !== undefined) writeFileSync(join(directory, 'measures.yaml'), stringify(measures));
  const folder = { id: 'mine', directory, shown: 'rules/mine', origin: 'rules/mine' };
  const { pack, problems } = await loadFolder(folder, { builtIn: own, extra: {} });
  if (pack === undefined) throw new Error(problems.map(({ code, value }) => `${code} ${value}`).join(', '));
  return pack;
}
