import { windowBounds } from '../counting/plan.ts';
import { keySql, knownSql } from '../counting/sql.ts';
import { whereSql } from '../counting/where.ts';
import { withinTable } from '../counting/within.ts';
import { identifier, literal } from '../engine/sql.ts';
import { valueAt } from '../judging/columns.ts';
import type { Expression, Written } from '../rules/expression.ts';
import { AS_OF } from '../rules/expressions/places.ts';
import { type Indicator, isRowIndicator, type RowIndicator } from '../rules/indicator.ts';
import type { Pack, Tier } from '../rules/pack.ts';
import { allParts, chainOf, partsOf } from '../rules/walk.ts';
import { limitIn, shownValue } from '../zoning/limits.ts';
import type { Night } from '../zoning/open-night.ts';
import type { Verdict } from '../zoning/verdict.ts';
import type { Calculated, ConditionTrace, CountedCases, Explanation, TierTrace } from './explanation.ts';

/**
 * Why an area has its tier. Reads the trace of the night; nothing is judged again. The night needs case ids.
 *
 * @param shownId how the id of a case is shown, as SQL over its column
 */
export async function explain(
  night: Night,
  verdict: Verdict,
  shownId: (column: string) => string = (column) => `replace(${column}, chr(31), ' ')`,
): Promise<Explanation> {
  const { asOf, pack } = night;
  const { knownOn } = night.staged;
  const tiers = pack.tiers.map((tier) => tierTrace(tier, night, verdict));
  const calculated = pack.indicators.flatMap((each) => calculation(each, night, verdict));
  const counting = pack.indicators.filter(isRowIndicator).filter(({ table }) => table === 'cases');
  const counted: CountedCases[] = [];
  for (const indicator of counting) counted.push(await countedCases(night, indicator, verdict, shownId));
  const known = knownOn === null ? {} : { knownOn };
  return { asOf, ...known, pack, verdict, unknownAhead: verdict.unknownAhead, tiers, calculated, counted };
}

function calculation(indicator: Indicator, judged: Judged, { position, indicators }: Verdict): Calculated[] {
  if (indicator.kind !== 'expr') return [];
  const { name, title, expr } = indicator;
  const readings = readingsOf(expr.tree, judged, position);
  return [{ indicator: name, title, value: indicators[name] ?? null, text: expr.text, readings }];
}

function tierTrace(tier: Tier, judged: Judged, verdict: Verdict): TierTrace {
  const condition =
    tier.rule.kind === 'when'
      ? conditionTrace(tier.rule.when, tier.rule.when.tree, judged, verdict.position)
      : null;
  return {
    tier: tier.tier,
    title: tier.title,
    outcome: outcomeOf(tier, condition, verdict, judged.pack),
    rule: tier.rule.kind,
    condition,
    clause: tier.clause,
    source: tier.source ?? null,
  };
}

function outcomeOf(
  tier: Tier,
  condition: ConditionTrace | null,
  verdict: Verdict,
  { tiers }: Pack,
): TierTrace['outcome'] {
  if (verdict.decision !== null && verdict.decision.tier === tier.tier) return 'decided';
  if (tier.rule.kind === 'declared') return 'declared';
  if (tier.tier === verdict.rawTier) return 'taken';
  if (condition === null) return 'otherwise';
  if (condition.truth !== true) return condition.truth === null ? 'unknown' : 'false';
  // Only late reports can make true what was false when the tier was judged.
  const raw = tiers.find((each) => each.tier === verdict.rawTier);
  return raw !== undefined && tier.rank < raw.rank && !raw.unranked ? 'reported-since' : 'passed-over';
}

/** A pack, and what is judged by it. */
type Judged = Pick<Night, 'pack' | 'tonight'>;

/** A condition with the truth of each of its parts for one area, and the values read. */
export function conditionTrace(
  written: Written,
  tree: Expression,
  judged: Judged,
  row: number,
): ConditionTrace {
  const column = judged.tonight.trace.get(tree);
  const truth = column === undefined ? null : valueAt(column, row);
  const joint = jointOf(tree);
  const parts = joint === null ? [] : operandsOf(tree).filter((part) => part.type === 'boolean');
  return {
    text: written.text.slice(tree.start, tree.end),
    truth: typeof truth === 'boolean' ? truth : null,
    readings: joint === null ? readingsOf(tree, judged, row) : [],
    joint,
    ...(tree.kind === 'call' && tree.call === 'at_least' && { needed: neededBy(tree.args[0], judged, row) }),
    parts: parts.map((part) => conditionTrace(written, part, judged, row)),
  };
}

function jointOf(tree: Expression): ConditionTrace['joint'] {
  if (tree.kind === 'and' || tree.kind === 'or' || tree.kind === 'not') return tree.kind;
  if (tree.kind === 'call' && tree.call === 'at_least') return tree.call;
  return tree.kind === 'if' ? 'other' : null;
}

function operandsOf(tree: Expression): readonly Expression[] {
  return tree.kind === 'and' || tree.kind === 'or' ? chainOf(tree, tree.kind) : partsOf(tree);
}

/** How many conditions `at_least` asks for, which is a number or worked out. */
function neededBy(k: Expression | undefined, { tonight }: Judged, row: number): number | null {
  const column = k === undefined ? undefined : tonight.trace.get(k);
  const value = column === undefined ? null : valueAt(column, row);
  return value === null ? null : Number(value);
}

function readingsOf(tree: Expression, { pack, tonight }: Judged, row: number): ConditionTrace['readings'] {
  const limit = limitIn(tree);
  const readings = new Map<string, ReturnType<typeof valueAt>>();
  for (const part of allParts(tree)) {
    const name = nameOf(part);
    if (name === undefined) continue;
    const column = tonight.trace.get(part);
    const value = column === undefined ? null : valueAt(column, row);
    readings.set(name, part.kind === 'name' ? shownValue(pack, name, value, limit) : value);
  }
  return [...readings].map(([name, value]) => ({ name, value }));
}

/** What a part reads, as it is written; nothing for what it says itself. */
function nameOf(part: Expression): string | undefined {
  if (part.kind === 'name') return part.name;
  if (part.kind === 'member') return part.scope === AS_OF ? AS_OF : `${part.scope}.${part.name}`;
  return part.param;
}

/** The rows an indicator counted for the area, by id, oldest first. */
async function countedCases(
  night: Night,
  indicator: RowIndicator,
  verdict: Verdict,
  shownId: (column: string) => string,
): Promise<CountedCases> {
  const day = night.evaluatedOn ?? night.asOf;
  const { from, to } = windowBounds(indicator.window, day);
  const column = (name: string): string => `r.${identifier(name)}`;
  const clock = column(indicator.clock);
  const group = indicator.kind === 'count' ? (indicator.groupBy ?? indicator.distinct) : undefined;
  const conditions = [
    `w.position = ${verdict.position}`,
    `${knownSql(night.bench.traits, 'cases')} <= DATE ${literal(day)}`,
    `${clock} <= DATE ${literal(to)}`,
  ];
  if (from !== undefined) conditions.push(`${clock} >= DATE ${literal(from)}`);
  if (indicator.where !== undefined) conditions.push(whereSql(indicator.where, column));
  if (group !== undefined) conditions.push(`${keySql(group)} IS NOT NULL`);
  // A line list may have no ids: then its rows are told apart by their days alone.
  const named = night.workspace.tables.some((each) => each.table === 'cases' && each.columns['id']);
  const id = named ? `coalesce(${shownId('r.id')}, '')` : `''`;
  const rows = await night.bench.engine.rows(
    `SELECT ${id} AS id, CAST(${clock} AS VARCHAR) AS day, ${group === undefined ? 'NULL' : `CAST(dense_rank() OVER (ORDER BY ${keySql(group)}) AS VARCHAR)`} AS "group"
     FROM cases r JOIN ${withinTable(night.pack.level)} w ON w.area = r.area WHERE ${conditions.join(' AND ')} ORDER BY 2, 1`,
  );
  const numbers = new Map<string, string>();
  const cases = rows.map((row) => ({
    id: String(row['id']),
    day: String(row['day']),
    group: row['group'] === null ? null : numbered(numbers, String(row['group'])),
  }));
  return {
    indicator: indicator.name,
    title: indicator.title,
    value: verdict.indicators[indicator.name] ?? null,
    from: from ?? null,
    to,
    least: indicator.kind === 'count' && indicator.groupBy !== undefined ? indicator.atLeast : 1,
    cases,
  };
}

/** Groups by the order in which they come: the order of their keys is another where the store keeps those as HMACs. */
function numbered(numbers: Map<string, string>, group: string): string {
  const number = numbers.get(group) ?? String(numbers.size + 1);
  numbers.set(group, number);
  return number;
}
