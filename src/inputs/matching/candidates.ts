import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { hitsAt } from '../areas/hits.ts';
import { PLACEHOLDERS } from '../areas/levels.ts';
import { makeAllNames } from '../areas/load-tree.ts';
import type { Stop } from '../areas/place-address.ts';
import type { StagedAreas } from '../areas/stage-areas.ts';
import { isBelow, type NameTree, pathOf, type TreeArea } from '../areas/tree.ts';
import type { Candidate, CandidateReason } from './matched.ts';
import { byLikeness, type Likeness, likeness } from './similar.ts';

/** So many are proposed for a text. */
export const MOST_CANDIDATES = 5;
/** Names are compared with a text only where there are not more of them. */
const MOST_NAMES = 20_000;

/** Proposes areas for texts that are not placed. */
export type Proposer = (stop: Stop) => readonly Candidate[];

interface Proposal extends Likeness {
  readonly ix: number;
  readonly code: string;
  readonly path: string;
}

/** Makes ready to propose for some texts: the names they are compared with are fetched all at once. */
export async function openProposer(
  engine: Engine,
  areas: StagedAreas,
  tree: NameTree,
  stops: readonly Stop[],
): Promise<Proposer> {
  const around = new Set(stops.map(({ recognised }) => recognised?.ix ?? ANYWHERE));
  const names = await namesBelow(engine, areas, around);
  return (stop) => {
    const found = [...named(tree, stop), ...alike(names.get(stop.recognised?.ix ?? ANYWHERE) ?? [], stop)];
    const best = new Map<number, Proposal>();
    for (const each of found.sort((a, b) => byLikeness(a, b) || (a.code < b.code ? -1 : 1)))
      if (!best.has(each.ix)) best.set(each.ix, each);
    return [...best.values()]
      .slice(0, MOST_CANDIDATES)
      .map(({ code, path, reason }) => ({ code, path, reason }));
  };
}

/** Stands for no area in particular. */
const ANYWHERE = -1_000_000_000;

const REASONS: Readonly<Record<Stop['reason'], CandidateReason>> = {
  ambiguous: 'same-name',
  divided: 'successor',
  contradicts: 'elsewhere',
  unknown: 'same-name',
  'too-high': 'same-name',
};

/** Areas that the text itself names: those between which it cannot be decided, and those of that name elsewhere. */
function named(tree: NameTree, { reason, candidates, recognised, rest }: Stop): Proposal[] {
  const proposal = (area: TreeArea, why: CandidateReason, degree: number): Proposal => ({
    ix: area.ix,
    code: area.code,
    path: pathOf(tree, area),
    reason: why,
    degree,
  });
  const elsewhere = hitsAt(tree, undefined, rest)
    .filter(
      ({ area, unit, length }) => area.shared === undefined && (unit !== undefined || length === rest.length),
    )
    .filter(
      ({ area }) => recognised !== undefined && area.ix !== recognised.ix && !isBelow(area, recognised),
    );
  return [
    ...candidates.map((area) => proposal(area, REASONS[reason], 1)),
    ...elsewhere.map(({ area, length }) => proposal(area, 'elsewhere', length / rest.length)),
  ];
}

interface StemmedArea {
  readonly ix: number;
  readonly code: string;
  readonly path: string;
  readonly stem: string;
}

function alike(names: readonly StemmedArea[], { rest }: Stop): Proposal[] {
  return names.flatMap(({ stem, ...area }) => {
    const found = likeness(rest, stem);
    return found === undefined ? [] : [{ ...area, ...found }];
  });
}

/** Names of the areas below each of some, by which texts are compared; none where there are too many. */
async function namesBelow(
  engine: Engine,
  areas: StagedAreas,
  around: ReadonlySet<number>,
): Promise<Map<number, StemmedArea[]>> {
  const levels = areas.levels.map((level) => `u.${identifier(level)}`);
  const hidden = PLACEHOLDERS.map(literal).join(', ');
  const names = levels.map((_, i) => `CASE WHEN n${i}.name NOT IN (${hidden}) THEN n${i}.name END`);
  const joins = levels.map((level, i) => `LEFT JOIN areas n${i} ON n${i}.ix = ${level}`).join(' ');
  const wanted = `(SELECT unnest(${JSON.stringify([...around])}::INTEGER[]))`;
  const below = levels.map(
    (level) =>
      `SELECT ${level} AS around, u._ix AS ix FROM area_up u WHERE ${level} IN ${wanted} AND ${level} <> u._ix`,
  );
  if (around.has(ANYWHERE)) below.push(`SELECT ${ANYWHERE} AS around, u._ix AS ix FROM area_up u`);
  await makeAllNames(engine, areas);
  const rows = await engine.rows(`WITH below AS (FROM (${below.join(' UNION ALL ')})
      QUALIFY count(*) OVER (PARTITION BY around) <= ${MOST_NAMES})
    SELECT b.around, b.ix, a.code, s.folded_stem AS stem, concat_ws(' ', ${names.join(', ')}) AS path
    FROM below b JOIN area_up u ON u._ix = b.ix JOIN areas a ON a.ix = b.ix JOIN area_stems s ON s.ix = b.ix ${joins}
    ORDER BY b.around, a.code, stem`);
  const found = new Map<number, StemmedArea[]>();
  for (const row of rows) {
    const key = Number(row['around']);
    const one = {
      ix: Number(row['ix']),
      code: String(row['code']),
      path: String(row['path']),
      stem: String(row['stem']),
    };
    const same = found.get(key);
    if (same === undefined) found.set(key, [one]);
    else same.push(one);
  }
  return found;
}
