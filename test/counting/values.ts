import { openWorkspace } from '../../src/index.ts';
import { isPartial, valueAt } from '../../src/judging/columns.ts';
import { openNight } from '../../src/zoning/open-night.ts';
import { positionsOf } from '../../src/zoning/places.ts';
import { emptyFolder, type Files, write } from '../cli/workspace.ts';

/** A little world: its files by name, or their lines, and what a pack counts in it. */
export interface World {
  /** `code,name,level,parent` and whatever attributes. */
  readonly areas: readonly string[];
  /** Tables of data, each with its header, all columns named as they are canonically. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** What `fenqu.yaml` says of a table besides its file and columns. */
  readonly about?: Readonly<Record<string, string>>;
  /** Further lines of `fenqu.yaml`. */
  readonly workspace?: readonly string[];
  readonly level: string;
  /** By name, each as the pack writes it. */
  readonly indicators: Readonly<Record<string, string>>;
  /** Further lines of the pack. */
  readonly pack?: readonly string[];
  /** What stands in the braces of each tier, the most severe first; one tier for all if absent. */
  readonly tiers?: readonly string[];
  /** When a tier comes into force; `next_day` if absent. */
  readonly effective?: string;
  readonly files?: Files;
}

type Value = number | string | boolean | null;

/** The files of a world. */
export function filesOf(world: World): Files {
  const tables = Object.entries(world.tables).map(([table, [header = '', ...rows]]) => {
    const columns = header.split(',').map((name) => `${name}: ${name}`);
    const about = world.about?.[table] === undefined ? '' : `, ${world.about[table]}`;
    const yaml = `  ${table}: { file: ${table}.csv, columns: { ${columns.join(', ')} }${about} }`;
    return { table, yaml, text: `${[header, ...rows].join('\n')}\n` };
  });
  return {
    'areas.csv': `${world.areas.join('\n')}\n`,
    ...Object.fromEntries(tables.map(({ table, text }) => [`${table}.csv`, text])),
    'fenqu.yaml': [
      'areas: { file: areas.csv, codes: explicit }',
      'data:',
      ...tables.map(({ yaml }) => yaml),
      'rules: rules/',
      'policy: [{ pack: mine, from: 2022-01-01 }]',
      ...(world.workspace ?? []),
      '',
    ].join('\n'),
    'rules/mine/pack.yaml': [
      'pack: mine',
      'title: Mine',
      'edition: 2020-01-01',
      `level: ${world.level}`,
      `effective: ${world.effective ?? 'next_day'}`,
      ...(world.pack ?? []),
      ...(Object.keys(world.indicators).length === 0 ? [] : ['indicators:']),
      ...Object.entries(world.indicators).map(([name, text]) => `  ${name}: ${text}`),
      'tiers:',
      ...(world.tiers ?? ['tier: low, title: Low, otherwise: true']).map((tier) => `  - { ${tier} }`),
      '',
    ].join('\n'),
    ...world.files,
  };
}

/** The value of every indicator for some areas as of a day; a value that is only a bound, or reduced, in brackets. */
export async function valuesOf(
  world: World,
  asOf: string,
  areas: readonly string[],
): Promise<Record<string, Value[]>> {
  const folder = emptyFolder();
  write(folder, filesOf(world));
  const night = await openNight(await openWorkspace(folder), { asOf });
  try {
    const positions = await positionsOf(night.bench.engine, night.pack.level, areas);
    return Object.fromEntries(
      [...night.tonight.indicators].map(([name, column]) => [
        name,
        areas.map((area) => {
          const position = positions.get(area);
          if (position === undefined) return 'no such area';
          const value = valueAt(column, position);
          return isPartial(column, position) ? `[${value}]` : value;
        }),
      ]),
    );
  } finally {
    await night.close();
  }
}
