import { dayNumber } from '../../days.ts';
import type { Expression, Written } from '../../rules/expression.ts';
import { AS_OF, isPlace } from '../../rules/expressions/places.ts';
import type { Indicator, PastIndicator, RowIndicator } from '../../rules/indicator.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Kind } from '../meaning/kinds.ts';
import { freeValue, namesAskedAbout, unknownFlag, withUnknown } from '../meaning/names.ts';
import { whole } from '../meaning/numbers.ts';
import type { Space } from '../meaning/space.ts';
import { meaningOf, type Names, truthOf } from '../meaning/translate.ts';
import type { Truth, Value } from '../meaning/value.ts';
import { isOverRows, regionOf } from '../rows/regions.ts';
import type { EventTable } from '../rows/tables.ts';
import { and, compared, constant, type Formula, type Linear, NEVER } from '../solver/index.ts';
import { asOfAxioms } from './as-of.ts';
import { cellsIn, type RowsOf, rowsIn, type Version } from './counts.ts';
import { groupAxioms, groupsOf } from './groups.ts';
import { daysSinceAxioms } from './last-rows.ts';
import { standingOf } from './standing.ts';
import { totalAxioms, totalIn } from './totals.ts';

/** The values of a pack's indicators at one moment, as formulas over the rows there are. */
export interface State {
  /** When each tier's condition is true and when it is false, the most severe first; none where it has no condition. */
  readonly tiers: readonly (Truth | undefined)[];
  /** The values of the indicators the conditions read. */
  readonly values: ReadonlyMap<string, Value>;
  /** When a part of an expression of the pack is true and when it is false. */
  truth(written: Written, tree: Expression): Truth;
  /** The value of an expression of the pack. */
  value(written: Written, wanted: Kind): Value;
  /** What any rows there may be make true. */
  axioms(): Formula;
  /** Sums that are 0 in the plainest case: where every day was like today, and no other area is there. */
  near(): readonly Linear[];
  /** Whether no condition looks at other areas, or at the tier the area had. */
  readonly isOfItsOwn: boolean;
  /** Parts of expressions that are beyond exact reasoning. */
  readonly beyond: ReadonlySet<Expression>;
}

/** No night that is judged is older. */
const FIRST_DAY = dayNumber('2019-12-01');

interface Making {
  readonly pack: Pack;
  readonly tables: readonly EventTable[];
  readonly space: Space;
  /** Told apart by this from those of another state; attributes, context and reports are the same in both. */
  readonly version: Version;
  readonly rows: RowsOf;
  /** Takes counts as free numbers, without what relates them to each other. */
  readonly unrelated?: boolean;
  /** Parts that are to be taken as true or false. */
  readonly taken?: ReadonlyMap<Expression, boolean>;
}

/** The state of a pack's indicators over some rows. */
export function stateOf(making: Making): State {
  const { pack, space, taken } = making;
  const byName = new Map(pack.indicators.map((indicator) => [indicator.name, indicator]));
  const askedAbout = namesAskedAboutIn(pack);
  const beyond = new Set<Expression>();
  const axioms: Formula[] = [];
  const known = new Map<string, Value>();
  const names: Names = {
    space,
    value: (tree, wanted) => {
      if (tree.kind === 'member') {
        const name = `${tree.scope}.${tree.name}`;
        if (tree.type === 'date') space.whole(name, tree.scope === AS_OF ? FIRST_DAY : undefined);
        return freeValue(name, wanted, unknownFlag(name, space), space);
      }
      const before = known.get(tree.name);
      if (before !== undefined) return before;
      const indicator = byName.get(tree.name);
      const value =
        indicator?.kind === 'expr'
          ? meaningOf(indicator.expr, tree.type === 'boolean' ? 'truth' : 'number', {
              names,
              ...(taken && { taken }),
            })
          : indicatorValue(indicator, making, askedAbout.has(tree.name), tree, axioms);
      known.set(tree.name, value);
      if (indicator !== undefined && making.unrelated !== true) stand(indicator, value);
      return value;
    },
    beyond: (tree, wanted, text) => {
      beyond.add(tree);
      const name = making.version(`(${text})`, everyCell(making));
      return freeValue(name, wanted, unknownFlag(name, space), space);
    },
  };
  const near: Linear[] = [];
  /** A value that is made of others is held to them. */
  const stand = (indicator: Indicator, value: Value): void => {
    const standing = standingOf(indicator, value, pack, names);
    if (standing === undefined) return;
    axioms.push(standing.axiom);
    near.push(...standing.near);
  };
  // What reads the tiers of other areas is decided after all others, and no part of the raw tier.
  const tiers = pack.tiers.map(({ rule, residual }) =>
    rule.kind === 'when' && residual !== true
      ? truthOf(rule.when, { names, ...(taken && { taken }) })
      : undefined,
  );
  const groups = making.unrelated
    ? []
    : making.tables.flatMap((table) => [
        groupAxioms(table, making.version, making.rows, space),
        totalAxioms(table, making.version, making.rows, space),
      ]);
  const days = (): Formula[] =>
    making.unrelated ? [] : making.tables.map((table) => asOfAxioms(table, making.rows, space));
  return {
    tiers,
    values: known,
    truth: ({ text }, tree) => truthOf({ text, tree }, { names, ...(taken && { taken }) }),
    value: (written, wanted) => meaningOf(written, wanted, { names, ...(taken && { taken }) }),
    axioms: () => and(...axioms, ...groups, ...days()),
    near: () => near,
    isOfItsOwn: ![...space.variables.keys()].some((name) => isOfOthers(name)),
    beyond,
  };
}

/** Whether a variable is a number of other areas, or the tier before: `region.icu_pct`, `text previous.tier`. */
function isOfOthers(name: string): boolean {
  const scope = /^(?:text |unknown )?([a-z_0-9]+)\.[a-z]/u.exec(name)?.[1];
  return scope !== undefined && (scope === 'previous' || isPlace(scope));
}

/** What a part beyond reasoning may depend on. */
function everyCell({ tables }: Making): string[] {
  return tables.flatMap(({ cells }) => cells.map(({ name }) => name));
}

function namesAskedAboutIn(pack: Pack): Set<string> {
  const trees = [
    ...pack.tiers.flatMap(({ rule }) => (rule.kind === 'when' ? [rule.when.tree] : [])),
    ...pack.indicators.flatMap((each) => (each.kind === 'expr' ? [each.expr.tree] : [])),
  ];
  return new Set(trees.flatMap((tree) => namesAskedAbout(tree)));
}

function indicatorValue(
  indicator: Indicator | undefined,
  making: Making,
  isAskedAbout: boolean,
  tree: Expression,
  axioms: Formula[],
): Value {
  const { tables, space, version } = making;
  const name = indicator?.name ?? '';
  const table =
    indicator && isOverRows(indicator) ? tables.find((each) => each.table === indicator.table) : undefined;
  if (indicator !== undefined && isOverRows(indicator) && table !== undefined && !making.unrelated) {
    const value = countedValue(indicator, table, making, isAskedAbout, axioms);
    if (value !== undefined) return value;
  }
  // What is reported by day does not come from rows of cases, and is the same in every state.
  const isReported = indicator !== undefined && isOverRows(indicator);
  const free = isReported && table === undefined ? name : version(name, everyCell(making));
  const mayBeUnknown = !(indicator && 'missing' in indicator && indicator.missing === 'zero');
  const open = mayBeUnknown ? unknownFlag(free, space) : NEVER;
  if (making.unrelated && indicator?.kind === 'count')
    return { kind: 'number', cases: withUnknown(whole(space.whole(free, 0)), NEVER) };
  if (indicator?.kind === 'past' && indicator.over === 'count')
    return { kind: 'number', cases: withUnknown(whole(space.whole(free, 0, mostDays(indicator))), open) };
  return freeValue(free, tree.type === 'boolean' ? 'truth' : 'number', open, space);
}

/** On how many days a condition can have held; undefined where its window has no beginning. */
function mostDays({ window, every }: PastIndicator): number | undefined {
  return window.kind === 'days' ? Math.ceil(window.days / every) : undefined;
}

/** An indicator over rows of events. They are taken to be covered, unless the pack itself asks whether they are known. */
function countedValue(
  indicator: RowIndicator,
  table: EventTable,
  { space, version, rows }: Making,
  isAskedAbout: boolean,
  axioms: Formula[],
): Value | undefined {
  const { variables } = space;
  const name = version(indicator.name, cellsIn(table, regionOf(indicator).key));
  const inside = rowsIn(table, regionOf(indicator).key, rows);
  if (indicator.kind === 'days_since') {
    const unknown = unknownFlag(name, space);
    const days = space.whole(name, 0);
    axioms.push(daysSinceAxioms(table, indicator, { days, unknown, version }, rows, space));
    return { kind: 'number', cases: withUnknown(whole(days), unknown) };
  }
  const count = countOf(indicator, name, inside, table, { space, version });
  if (count === undefined) return undefined;
  const isNothing = compared(indicator.kind === 'sum' ? inside : count, '==', constant(0), variables);
  if (indicator.missing === 'unknown') return { kind: 'number', cases: withUnknown(whole(count), isNothing) };
  const open = isAskedAbout && indicator.missing === undefined ? unknownFlag(name, space) : NEVER;
  return { kind: 'number', cases: withUnknown(whole(count), open) };
}

function countOf(
  indicator: RowIndicator,
  name: string,
  inside: Linear,
  table: EventTable,
  { space, version }: Pick<Making, 'space' | 'version'>,
): Linear | undefined {
  if (indicator.kind === 'count') return groupsOf(indicator) === undefined ? inside : space.whole(name, 0);
  if (indicator.kind !== 'sum') return undefined;
  return totalIn(table, regionOf(indicator).key, indicator.column, version, space);
}
