import type { Expression } from '../rules/expression.ts';
import {
  absolute,
  calculate,
  chooseNumber,
  extreme,
  growing,
  negate,
  orElse,
  power,
  roundTo,
} from './arithmetic.ts';
import {
  type Column,
  constantColumn,
  FALSE,
  type NumberColumn,
  type TextColumn,
  TRUE,
  type TruthColumn,
  textColumn,
  truthColumn,
  UNKNOWN,
} from './columns.ts';
import { compareNumbers, compareTexts, compareTruths } from './compare.ts';
import { fractionIn, fractionOf } from './fractions.ts';
import { and, atLeast, chooseTruth, not, or } from './logic.ts';

/** The columns an expression may read, all of `rows` rows. */
export interface Readings {
  readonly rows: number;
  /** An indicator by its name. */
  readonly indicator: (name: string) => Column | undefined;
  /** A name in a scope: `area.population`, `context.response_level`. */
  readonly member: (scope: string, name: string) => Column | undefined;
  /** `zones(level, [tiers])`, once the tiers of other areas are there. */
  readonly zones?: ZonesReading;
}

/** How many areas of the ancestor at a level have one of these tiers, for every area. */
export type ZonesReading = (level: string, tiers: readonly string[]) => Column;

/** Every part of an expression with its value for every area: the trace that explanations read. */
export type Trace = ReadonlyMap<Expression, Column>;

/**
 * Evaluates an expression for all areas at once and keeps the column of every part in `trace`.
 * Pure apart from that; never throws for a value, since the expression was type-checked when the pack was loaded.
 */
export function evaluate(tree: Expression, readings: Readings, trace: Map<Expression, Column>): Column {
  const column = evaluatePart(tree, readings, trace);
  trace.set(tree, column);
  return column;
}

function evaluatePart(tree: Expression, readings: Readings, trace: Map<Expression, Column>): Column {
  const of = (part: Expression): Column => evaluate(part, readings, trace);
  const truth = (part: Expression): TruthColumn => asTruth(of(part), readings.rows);
  const number = (part: Expression): NumberColumn => asNumber(of(part), readings.rows);
  switch (tree.kind) {
    case 'number':
      return writtenNumber(tree, readings.rows);
    case 'text':
      return constantColumn(tree.value, 'text', readings.rows);
    case 'boolean':
      return constantColumn(tree.value, 'truth', readings.rows);
    case 'name':
      return readings.indicator(tree.name) ?? unknownOf(tree, readings.rows);
    case 'member':
      return readings.member(tree.scope, tree.name) ?? unknownOf(tree, readings.rows);
    case 'not':
      return not(truth(tree.of));
    case 'negate':
      return negate(number(tree.of));
    case 'and':
      return and(truth(tree.left), truth(tree.right));
    case 'or':
      return or(truth(tree.left), truth(tree.right));
    case 'compare':
      return compare(tree.op, of(tree.left), of(tree.right), readings.rows);
    case 'arithmetic':
      return calculate(tree.op, number(tree.left), number(tree.right));
    case 'in': {
      const item = of(tree.item);
      const equal = tree.list.map((member) => compare('==', item, of(member), readings.rows));
      return equal.reduce(or, truthColumn(new Uint8Array(readings.rows)));
    }
    case 'if':
      return choose(truth(tree.condition), of(tree.then), of(tree.otherwise), readings.rows);
    case 'call':
      if (tree.call === 'zones') return zonesOf(tree, readings);
      return callFunction(tree.call, tree.args.map(of), readings.rows);
  }
}

type NumberTree = Extract<Expression, { kind: 'number' }>;

/** The column of each number in an expression, as it was needed last: the same for every day that is judged. */
const WRITTEN = new WeakMap<NumberTree, NumberColumn>();

function writtenNumber(tree: NumberTree, rows: number): NumberColumn {
  const known = WRITTEN.get(tree);
  if (known?.lo.length === rows) return known;
  const column = numberAsWritten(tree, rows);
  WRITTEN.set(tree, column);
  return column;
}

/** A number as written, exact even where it has more digits than a double. */
function numberAsWritten({ value, written }: NumberTree, rows: number): NumberColumn {
  const values = new Float64Array(rows).fill(value);
  const exact = /^-?\d*\.?\d+$/.test(written) ? fractionIn(written) : fractionOf(value);
  if (fractionOf(value).equals(exact)) return { kind: 'number', lo: values, hi: values };
  return { kind: 'number', lo: values, hi: values, exactly: () => exact };
}

type CallTree = Extract<Expression, { kind: 'call' }>;
type Call = Exclude<CallTree['call'], 'zones'>;

function zonesOf(tree: CallTree, { rows, zones }: Readings): Column {
  const [level = '', ...tiers] = tree.args.flatMap((part) => (part.kind === 'text' ? [part.value] : []));
  return zones?.(level, tiers) ?? unknownOf(tree, rows);
}

function callFunction(name: Call, args: readonly Column[], rows: number): Column {
  const numbers = (): NumberColumn[] => args.map((column) => asNumber(column, rows));
  const first = (): NumberColumn => asNumber(args[0], rows);
  const second = (): NumberColumn => asNumber(args[1], rows);
  switch (name) {
    case 'known':
      return isKnown(args[0], rows);
    case 'or_else':
      return insteadOf(args[0], args[1], rows);
    case 'at_least':
      return atLeast(
        first().lo,
        args.slice(1).map((column) => asTruth(column, rows)),
      );
    case 'min':
    case 'max':
      return extreme(name, numbers());
    case 'abs':
      return absolute(first());
    case 'round':
      return roundTo(first(), second());
    case 'pow':
      return power(first(), second());
    case 'ln':
      return growing(first(), (value) => (value > 0 ? Math.log(value) : Number.NaN));
    case 'exp':
      return growing(first(), Math.exp);
    case 'days_between':
      return daysApart(asText(args[0], rows), asText(args[1], rows));
  }
}

function compare(
  op: Parameters<typeof compareNumbers>[0],
  left: Column,
  right: Column,
  rows: number,
): TruthColumn {
  if (left.kind === 'number' && right.kind === 'number') return compareNumbers(op, left, right);
  if (left.kind === 'truth' && right.kind === 'truth') return compareTruths(op, left, right);
  return compareTexts(op, asText(left, rows), asText(right, rows));
}

function choose(condition: TruthColumn, then: Column, otherwise: Column, rows: number): Column {
  if (then.kind === 'truth' && otherwise.kind === 'truth') return chooseTruth(condition, then, otherwise);
  if (then.kind === 'number' && otherwise.kind === 'number') return chooseNumber(condition, then, otherwise);
  const a = asText(then, rows).values;
  const b = asText(otherwise, rows).values;
  return textColumn(
    a.map((text, row) => {
      const c = condition.values[row];
      return c === TRUE ? text : c === FALSE ? (b[row] ?? null) : text === b[row] ? text : null;
    }),
  );
}

function isKnown(column: Column | undefined, rows: number): TruthColumn {
  const out = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    // A number of which only bounds are known is not known.
    if (column?.kind === 'number')
      out[row] = Number.isFinite(column.lo[row]) && column.lo[row] === column.hi[row] ? TRUE : FALSE;
    else if (column?.kind === 'truth') out[row] = column.values[row] === UNKNOWN ? FALSE : TRUE;
    else out[row] = (column?.values[row] ?? null) === null ? FALSE : TRUE;
  }
  return truthColumn(out);
}

function insteadOf(column: Column | undefined, instead: Column | undefined, rows: number): Column {
  if (column?.kind === 'truth') {
    const other = asTruth(instead, rows).values;
    return truthColumn(
      column.values.map((truth, row) => (truth === UNKNOWN ? (other[row] ?? UNKNOWN) : truth)),
    );
  }
  if (column?.kind === 'text') {
    const other = asText(instead, rows).values;
    return textColumn(column.values.map((text, row) => text ?? other[row] ?? null));
  }
  return orElse(asNumber(column, rows), asNumber(instead, rows));
}

function daysApart(from: TextColumn, to: TextColumn): NumberColumn {
  const values = Float64Array.from(from.values, (day, row) => {
    const other = to.values[row] ?? null;
    return day === null || other === null ? Number.NaN : (Date.parse(other) - Date.parse(day)) / 86_400_000;
  });
  return { kind: 'number', lo: values, hi: values };
}

function unknownOf(tree: Expression, rows: number): Column {
  const kind = tree.type === 'number' ? 'number' : tree.type === 'boolean' ? 'truth' : 'text';
  return constantColumn(undefined, kind, rows);
}

/** A column of the kind the type checker promised; a mismatch reads as unknown. */
function asTruth(column: Column | undefined, rows: number): TruthColumn {
  return column?.kind === 'truth' ? column : truthColumn(new Uint8Array(rows).fill(UNKNOWN));
}

function asNumber(column: Column | undefined, rows: number): NumberColumn {
  if (column?.kind === 'number') return column;
  const values = new Float64Array(rows).fill(Number.NaN);
  return { kind: 'number', lo: values, hi: values };
}

function asText(column: Column | undefined, rows: number): TextColumn {
  return column?.kind === 'text' ? column : textColumn(new Array<string | null>(rows).fill(null));
}
