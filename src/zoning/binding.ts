import type { Day } from '../days.ts';
import { valueAt } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { AS_OF } from '../rules/expressions/places.ts';
import type { Pack } from '../rules/pack.ts';
import { membersOf, namesOf } from '../rules/walk.ts';
import type { AtWork } from './at-work.ts';
import { holdersOf } from './clocks/held-by.ts';
import { releasedIn } from './evening.ts';
import type { AreaState } from './publish.ts';

/** An area at an evaluation: its row in what was judged, and its state after it. */
export interface Evaluated {
  readonly day: Day;
  readonly judgement: Judgement;
  readonly row: number;
  readonly state: AreaState | undefined;
}

/**
 * What kept a tier until the evaluation at which it is lowered: `count`, `min_stay` or `release` if the rules said less
 * before, `zones` if the tier depends on other areas, or else the indicator that changed.
 */
export function binding(
  { bench, regime, workdays }: AtWork,
  start: AreaState,
  position: number,
  before: Evaluated,
  after: Evaluated,
): string {
  const { pack } = bench;
  if (pack.tiers[start.rank]?.residual) return 'zones';
  const rules = before.state?.rules;
  if (rules !== undefined && rules.rank === start.rank) {
    const [holder] = holdersOf(regime.works, rules, {
      day: before.day,
      isWorkday: workdays.at(position),
      released: (rank) => releasedIn(before.judgement, pack.tiers[rank], before.row),
    }).toReversed();
    if (holder !== undefined) return holder.kind;
  }
  return bindingIndicator(pack, start, before, after);
}

/**
 * The first indicator of the present tier's condition whose value changes on the day the tier is lowered; where none does,
 * `as_of` or `context` if the condition asks for the day or the circumstances.
 */
function bindingIndicator(pack: Pack, state: AreaState, before: Evaluated, after: Evaluated): string {
  const { names, scopes } = readByRank(pack)[state.rules.rank] ?? { names: namesOfAll(pack), scopes: [] };
  const changed = names.find((name) => reading(name, before) !== reading(name, after));
  return changed ?? scopes.find((scope) => scope === AS_OF || scope === 'context') ?? names[0] ?? '';
}

function namesOfAll({ indicators }: Pack): string[] {
  return indicators.map(({ name }) => name);
}

/** What a tier's condition reads: indicators, and what stands before a point. */
interface Read {
  readonly names: readonly string[];
  readonly scopes: readonly string[];
}

const readInPacks = new WeakMap<Pack, (Read | undefined)[]>();

/** What each tier's condition reads; nothing for a tier without one. */
function readByRank(pack: Pack): (Read | undefined)[] {
  const known = readInPacks.get(pack);
  if (known !== undefined) return known;
  const read = pack.tiers.map(({ rule }) => {
    if (rule.kind !== 'when') return undefined;
    const { tree } = rule.when;
    return { names: namesOf(tree), scopes: membersOf(tree).map(({ scope }) => scope) };
  });
  readInPacks.set(pack, read);
  return read;
}

function reading(name: string, { judgement, row }: Evaluated): unknown {
  const column = judgement.indicators.get(name);
  return column && valueAt(column, row);
}
