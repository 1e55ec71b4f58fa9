import type { Day } from '../days.ts';
import { valueAt } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import type { Pack } from '../rules/pack.ts';
import { namesOf } from '../rules/walk.ts';
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

/** The first indicator of the present tier's condition whose value changes on the day the tier is lowered. */
function bindingIndicator(pack: Pack, state: AreaState, before: Evaluated, after: Evaluated): string {
  const names = namesByRank(pack)[state.rules.rank] ?? pack.indicators.map((indicator) => indicator.name);
  return names.find((name) => reading(name, before) !== reading(name, after)) ?? names[0] ?? '';
}

const namesOfPacks = new WeakMap<Pack, (string[] | undefined)[]>();

/** The indicators that each tier's condition reads; nothing for a tier without one. */
function namesByRank(pack: Pack): (string[] | undefined)[] {
  const known = namesOfPacks.get(pack);
  if (known !== undefined) return known;
  const names = pack.tiers.map(({ rule }) => (rule.kind === 'when' ? namesOf(rule.when.tree) : undefined));
  namesOfPacks.set(pack, names);
  return names;
}

function reading(name: string, { judgement, row }: Evaluated): unknown {
  const column = judgement.indicators.get(name);
  return column && valueAt(column, row);
}
