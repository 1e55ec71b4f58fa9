import type { Origins } from '../inputs/origins.ts';
import { isListedFor, type Journey } from '../measures/arrivals.ts';
import { type Problem, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { Pack } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { forbiddenArrivals } from './forbidden.ts';

/** Warnings of the packs that people were answered by, each for the time of those people. */
export function arrivalWarnings(
  people: readonly { readonly pack: Pack; readonly journey: Journey }[],
  workspace: Pick<Workspace, 'origins'>,
  origins: Origins | undefined,
): Problem[] {
  const packs = new Map<Pack, Journey[]>();
  for (const { pack, journey } of people) {
    const journeys = packs.get(pack) ?? [];
    packs.set(pack, journeys);
    journeys.push(journey);
  }
  return [...packs].flatMap(([pack, journeys]) => [
    ...strangeTiers(pack, workspace, origins, wholeTime(journeys)),
    ...forbiddenArrivals(pack, journeys),
  ]);
}

/** From the first day on which one of them left to the last on which one arrived. */
function wholeTime(journeys: readonly Journey[]): Journey {
  const lefts = journeys.map(({ left }) => left).sort();
  const arriveds = journeys.map(({ arrived }) => arrived).sort();
  return { left: lefts[0] ?? '', arrived: arriveds.at(-1) ?? '' };
}

/** Tiers of places listed then that the pack does not have: whoever comes from there would seem to meet nothing. */
function strangeTiers(
  pack: Pack,
  { origins: file = '' }: Pick<Workspace, 'origins'>,
  origins: Origins | undefined,
  time: Journey,
): Problem[] {
  const tiers = pack.tiers.map(({ tier }) => tier);
  const listed = (origins?.listings ?? []).filter((listing) => isListedFor(listing, time));
  const strange = listed.map(({ tier }) => tier).filter((tier) => !tiers.includes(tier));
  return [...new Set(strange)].map((value) => {
    const rows = strange.filter((each) => each === value).length;
    const details = { file, rows, pack: pack.id, tiers: tiers.join(', ') };
    return warning('origins-tier', { value, with: details, suggest: nearest(value, tiers) });
  });
}
