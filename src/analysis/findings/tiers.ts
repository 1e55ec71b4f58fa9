import { isPlace } from '../../rules/expressions/places.ts';
import { hasAlwaysData } from '../examples/data.ts';
import type { Example } from '../examples/example.ts';
import { tried } from '../examples/make.ts';
import type { Finding } from '../finding.ts';
import type { Truth } from '../meaning/value.ts';
import { ALWAYS, and, type Formula, NEVER, not } from '../solver/index.ts';
import { holdsInFractions, type Subject } from '../subject.ts';
import type { State } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { freeNames } from './decidable.ts';

/** Tiers that no area can come into, and tiers whose conditions hold at once. */
export function tierFindings(subject: Subject): Finding[] {
  const { world } = subject;
  return [...world.pack.tiers.keys()].flatMap((rank) => [
    ...unreachable(subject, rank),
    ...overlaps(world, rank),
  ]);
}

/** When a tier's condition is true; for the default tier, when all others are false. */
function holds({ pack }: World, state: State, rank: number): Formula {
  const kind = pack.tiers[rank]?.rule.kind;
  if (kind === 'otherwise') return and(...state.tiers.map((truth) => truth?.no ?? ALWAYS));
  return state.tiers[rank]?.yes ?? NEVER;
}

/** When a tier is the raw tier of a state: it holds, and every more severe one is known not to. */
export function chosenIn(world: World, state: State, rank: number): Formula {
  return and(...triedBefore(world, state, rank).map(({ no }) => no), holds(world, state, rank));
}

/** The conditions that are looked at before a tier's: of unranked tiers, and of more severe ones. */
export function triedBefore({ pack }: World, state: State, rank: number): Truth[] {
  const isUnranked = (at: number): boolean => pack.tiers[at]?.unranked === true;
  return state.tiers.flatMap((truth, at) => {
    const isBefore = isUnranked(at) === isUnranked(rank) ? at < rank : isUnranked(at);
    return truth !== undefined && isBefore ? [truth] : [];
  });
}

function unreachable(subject: Subject, rank: number): Finding[] {
  const { world } = subject;
  const tier = world.pack.tiers[rank];
  if (tier === undefined || tier.rule.kind === 'declared' || tier.residual) return [];
  if (world.ask(chosenIn(world, world.state, rank)).kind !== 'never') return [];
  const alone = world.ask(holds(world, world.state, rank));
  if (alone.kind === 'gave-up') return [];
  if (tier.rule.kind === 'when' && alone.kind === 'never') {
    const { when } = tier.rule;
    const isBroken = holdsInFractions(subject, when, when.tree);
    const other = world.find(not(holds(world, world.state, rank)));
    return [
      {
        code: isBroken ? 'condition-no-whole-number' : 'tier-never-holds',
        severity: 'error',
        value: isBroken ? when.text : tier.tier,
        where: { file: 'pack', path: ['tiers', rank, 'when'], part: when.tree },
        examples: other.kind === 'found' ? [tried(world, other).example] : [],
      },
    ];
  }
  return [neverReached(world, rank)];
}

/** What takes the place of a tier that is never reached: another tier, or that the stricter ones are unknown. */
function neverReached(world: World, rank: number): Finding {
  const { pack, state } = world;
  const base = {
    severity: 'error',
    value: pack.tiers[rank]?.tier ?? '',
    where: { file: 'pack', path: ['tiers', rank, 'tier'] },
  } as const;
  const alone = pack.tiers[rank]?.rule.kind === 'otherwise' ? ALWAYS : holds(world, state, rank);
  for (const [other, { tier }] of pack.tiers.entries()) {
    const found = other === rank ? undefined : world.find(and(alone, chosenIn(world, state, other)));
    const example = found?.kind === 'found' ? tried(world, found).example : undefined;
    if (example?.tier === tier)
      return { ...base, code: 'tier-never-reached', with: { taken: tier }, examples: [example] };
  }
  const found = world.find(alone);
  const seen = found.kind === 'found' ? tried(world, found) : undefined;
  const other = pack.tiers[seen?.judgement.atMost[0] ?? -1]?.tier;
  if (seen === undefined || other === undefined || seen.example.tier !== null)
    return { ...base, code: 'tier-never-chosen', examples: [] };
  return { ...base, code: 'tier-never-known', with: { other }, examples: [seen.example] };
}

/** Whether an example gives another area a value that was taken to be any, and that judging has not calculated. */
function isMadeUp(world: World, { values }: Example): boolean {
  const free = freeNames(world);
  return [...values].some(([full, value]) => {
    const [scope = '', name] = full.split('.');
    return name !== undefined && value !== null && isPlace(scope) && free.has(name);
  });
}

function overlaps(world: World, rank: number): Finding[] {
  const { pack, state } = world;
  const [tier, truth] = [pack.tiers[rank], state.tiers[rank]];
  if (tier === undefined || truth === undefined || tier.unranked) return [];
  return [...pack.tiers.entries()].flatMap(([other, milder]): Finding[] => {
    const also = state.tiers[other];
    if (other <= rank || also === undefined || milder.unranked) return [];
    const found = world.find(and(chosenIn(world, world.state, rank), also.yes));
    if (found.kind !== 'found') return [];
    const { example } = tried(world, found);
    const isMissingItsData = hasAlwaysData(world) && example.data === undefined;
    if (example.tier !== tier.tier || isMissingItsData || isMadeUp(world, example)) return [];
    return [
      {
        code: 'tiers-overlap',
        severity: 'note',
        value: tier.tier,
        with: { milder: milder.tier },
        where: { file: 'pack', path: ['tiers', rank, 'when'] },
        examples: [example],
      },
    ];
  });
}
