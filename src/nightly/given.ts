import type { Day } from '../days.ts';
import type { Pack } from '../rules/pack.ts';
import type { ExtraType, TableSource, Workspace } from '../workspace/workspace.ts';
import type { Night } from '../zoning/night-on.ts';
import type { Term } from '../zoning/policy.ts';

/**
 * What beside rows, areas, decisions and packs decides a night, as the store keeps it (`given.json`): with these together
 * the night can be recomputed.
 */
export interface Given {
  readonly codes: Workspace['areas']['codes'];
  readonly groups?: NonNullable<Workspace['groups']>;
  readonly workdays?: NonNullable<Workspace['calendar']>['workdays'];
  readonly tables: Readonly<Record<string, GivenTable>>;
  /** The terms of the policy up to the night, oldest first; each with what its pack is called among the kept things. */
  readonly terms: readonly GivenTerm[];
}

interface GivenTable {
  readonly extra?: Readonly<Record<string, ExtraType>>;
  readonly cumulative?: boolean;
  readonly covers?: readonly string[];
  readonly freshWithin?: NonNullable<TableSource['freshWithin']>;
  /** The day its data reached, no later than the night; only where something depends on it. */
  readonly through?: Day;
}

interface GivenTerm extends Omit<Term, 'pack'> {
  readonly pack: string;
}

/**
 * What is to be kept of a night.
 *
 * @param kept what a pack is called among the kept things
 */
export function givenOf(
  {
    workspace,
    staged,
    asOf,
    earlier,
    term,
  }: Pick<Night, 'workspace' | 'staged' | 'asOf' | 'earlier' | 'term'>,
  kept: (pack: Pack) => string,
): Given {
  const { areas, groups, calendar, tables } = workspace;
  // How long tonight's term will last is not its matter.
  const terms = [...earlier, { ...term, until: null }].map(
    ({ pack, from, until, retrospective, mapsFrom }) => ({
      pack: kept(pack),
      from,
      until,
      retrospective,
      mapsFrom,
    }),
  );
  return {
    codes: areas.codes,
    ...(groups && { groups }),
    ...(calendar?.workdays && { workdays: calendar.workdays }),
    tables: Object.fromEntries(
      tables.map((source) => [source.table, tableOf(source, staged.through[source.table], asOf)]),
    ),
    terms,
  };
}

function tableOf(source: TableSource, through: Day | null | undefined, asOf: Day): GivenTable {
  const { extra, cumulative, covers, freshWithin } = source;
  const matters = freshWithin !== undefined || source.through !== undefined;
  return {
    ...(Object.keys(extra).length > 0 && { extra }),
    ...(cumulative && { cumulative }),
    ...(covers && { covers }),
    ...(freshWithin && { freshWithin }),
    ...(matters && through && { through: through < asOf ? through : asOf }),
  };
}
