import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { hitsAt } from '../areas/hits.ts';
import { PLACEHOLDERS } from '../areas/levels.ts';
import type { Stop } from '../areas/place-address.ts';
import type { StagedAreas } from '../areas/stage-areas.ts';
import { isBelow, type NameTree, pathOf, type TreeArea } from '../areas/tree.ts';
import type { Candidate, CandidateReason } from './matched.ts';
import { byLikeness, type Likeness, likeness } from './similar.ts';

/** So many are proposed for a text. */
export const MOST_CANDIDATES = 5;
/** Names are compared with a text only where there are not more of them. */
const MOST_NAMES = 20_000;

/** Proposes areas for texts that are not placed. Names below an area are fetched once for all texts in it. */
export interface Proposer {
  propose(stop: Stop): Promise<readonly Candidate[]>;
}

interface Proposal extends Likeness {
  readonly ix: number;
  readonly code: string;
  readonly path: string;
}

export function openProposer(engine: Engine, areas: StagedAreas, tree: NameTree): Proposer {
  const known = new Map<number, Promise<readonly StemmedArea[]>>();
  const namesIn = (area: TreeArea | undefined): Promise<readonly StemmedArea[]> => {
    const key = area?.ix ?? -1;
    const found = known.get(key) ?? namesBelow(engine, areas, area);
    known.set(key, found);
    return found;
  };
  return {
    propose: async (stop) => {
      const found = [...named(tree, stop), ...alike(await namesIn(stop.recognised), stop)];
      const best = new Map<number, Proposal>();
      for (const each of found.sort((a, b) => byLikeness(a, b) || (a.code < b.code ? -1 : 1)))
        if (!best.has(each.ix)) best.set(each.ix, each);
      return [...best.values()]
        .slice(0, MOST_CANDIDATES)
        .map(({ code, path, reason }) => ({ code, path, reason }));
    },
  };
}

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

/** Names of areas below one, or of all, by which they are compared. */
async function namesBelow(
  engine: Engine,
  areas: StagedAreas,
  around: TreeArea | undefined,
): Promise<StemmedArea[]> {
  if (around === undefined && areas.count > MOST_NAMES) return [];
  const levels = areas.levels.map((level) => `u.${identifier(level)}`);
  const hidden = PLACEHOLDERS.map(literal).join(', ');
  const names = areas.levels.map((_, i) => `CASE WHEN n${i}.name NOT IN (${hidden}) THEN n${i}.name END`);
  const joins = levels.map((level, i) => `LEFT JOIN areas n${i} ON n${i}.ix = ${level}`).join(' ');
  const inside =
    around === undefined ? '' : `WHERE ${around.ix} IN (${levels.join(', ')}) AND u.ix <> ${around.ix}`;
  const rows =
    await engine.rows(`SELECT u.ix, a.code, s.folded_stem AS stem, concat_ws(' ', ${names.join(', ')}) AS path
    FROM area_up u JOIN area_stems s ON s.ix = u.ix JOIN areas a ON a.ix = u.ix ${joins} ${inside}
    ORDER BY a.code LIMIT ${MOST_NAMES}`);
  return rows.map((row) => ({
    ix: Number(row['ix']),
    code: String(row['code']),
    path: String(row['path']),
    stem: String(row['stem']),
  }));
}
