import { addDays, type Day } from '../days.ts';
import { type Handout, handoutOf } from '../handouts/handout.ts';
import type { MeasureList, Wanted } from '../measures/list.ts';
import { onlySome } from '../measures/only-some.ts';
import { eveOf } from '../measures/tier-line.ts';
import type { Problem } from '../problems/problem.ts';
import type { Night } from '../zoning/open-night.ts';
import type { AreaLabel, Snapshot, Verdict } from '../zoning/verdict.ts';
import { forbiddenWarnings, tiersOfList } from './forbidden.ts';
import { type FollowedNight, follow, listIn, listsIn, type Replaced } from './measures-in-time.ts';
import type { Scope } from './scope.ts';
import type { Earlier, Ladders } from './tier-lines.ts';

/** What is asked of hand-outs. */
export interface HandoutsAsked extends Wanted {
  readonly scope: Scope | null;
  /** The areas that get a document each; none where there is only one for the whole scope. */
  readonly scopes: readonly Scope[];
  readonly on: Day;
  readonly earlier: Earlier;
  /** All that is foreseen of the areas listed. */
  readonly ladders: Ladders;
  /** What applied on the day before, where that was by the rules of another pack. */
  readonly replaced?: Replaced | undefined;
}

/** The hand-outs of a night, made one at a time while the night is open. */
export interface NightHandouts {
  /** Where the workspace keeps its nights. */
  readonly store: string;
  readonly asOf: Day;
  readonly on: Day;
  /** The whole scope: of what the overview tells, or the only one. */
  readonly whole: Handout;
  /** The areas that get a document each, in their order. */
  readonly areas: readonly AreaLabel[];
  readonly each: () => AsyncGenerator<Handout>;
  /** What was left out because the standard itself forbids it. */
  readonly warnings: readonly Problem[];
}

/** Prepares the hand-outs of a night: what all of them rest on is found once. */
export async function nightHandouts(
  night: Night,
  snapshot: Snapshot,
  asked: HandoutsAsked,
): Promise<NightHandouts> {
  const { scope, scopes, on, earlier, ladders, replaced } = asked;
  const followedNight = await follow(night, snapshot, { scope, earlier, ladders, replaced });
  const isLater = on > addDays(night.asOf, 1);
  const compared =
    isLater || replaced !== undefined || (await earlier.before(eveOf(night.asOf))) !== undefined;
  const zoneAt = new Map(snapshot.zones.map((zone) => [zone.position, zone]));
  const make = (within: Scope | null): Promise<Handout> =>
    handoutIn(followedNight, { ...asked, scope: within }, zonesIn(zoneAt, within), compared);
  const whole = await make(scope);
  return {
    store: night.workspace.store,
    asOf: night.asOf,
    on,
    whole,
    areas: scopes.map(({ area }) => area),
    each: async function* () {
      for (const within of scopes) yield await make(within);
    },
    warnings: forbiddenWarnings(tiersOfList(whole.applying), on),
  };
}

async function handoutIn(
  night: FollowedNight,
  { scope, on, ...wanted }: Pick<HandoutsAsked, 'scope' | 'on' | keyof Wanted>,
  zones: readonly Verdict[],
  compared: boolean,
): Promise<Handout> {
  const some = (list: MeasureList): MeasureList => onlySome(list, wanted);
  const asked = { scope, on };
  const lists = compared ? await listsIn(night, asked) : undefined;
  const applying = some(lists?.applying ?? (await listIn(night, { ...asked, shows: 'applying' })));
  const changes = lists === undefined ? null : { starting: some(lists.starting), ending: some(lists.ending) };
  const { workspace } = night.conditions.night;
  const { handout: sender = {}, context } = workspace;
  return handoutOf({ applying, changes }, { sender, context, zones });
}

function zonesIn(zoneAt: ReadonlyMap<number, Verdict>, scope: Scope | null): readonly Verdict[] {
  if (scope === null) return [...zoneAt.values()];
  return [...scope.positions].sort((a, b) => a - b).flatMap((position) => zoneAt.get(position) ?? []);
}
