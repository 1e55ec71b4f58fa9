import type {
  Calculated,
  ConditionTrace,
  CountedCases,
  Explanation,
  FromStore,
  TierTrace,
} from '../../explain/explanation.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type {
  CalculatedValue,
  ConditionValue,
  CountedValue,
  FromStoreValue,
  TierValue,
} from '../outputs/explain.ts';
import { zoneValue } from '../snapshot/data.ts';

export function explanationJson(explanation: Explanation): string {
  const { asOf, knownOn, fromStore, pack, verdict, unknownAhead, tiers, calculated, counted } = explanation;
  return jsonDocument({
    as_of: asOf,
    ...(knownOn !== undefined && { known_on: knownOn }),
    ...(fromStore && { from_store: fromStoreValue(fromStore) }),
    pack: pack.id,
    edition: pack.edition,
    level: pack.level,
    zone: zoneValue(verdict),
    unknown_ahead: unknownAhead,
    tiers: tiers.map(tierValue),
    calculated: calculated.map(calculatedValue),
    counted: counted.map(countedValue),
  });
}

/** The zone, then a line a tier, an indicator worked out from others, and an indicator with the cases it counted. */
export function explanationNdjson({
  fromStore,
  verdict,
  unknownAhead,
  tiers,
  calculated,
  counted,
}: Explanation): string {
  return jsonLines([
    {
      kind: 'zone',
      ...(fromStore && { from_store: fromStoreValue(fromStore) }),
      zone: zoneValue(verdict),
      unknown_ahead: unknownAhead,
    },
    ...tiers.map((tier) => ({ kind: 'tier', ...tierValue(tier) })),
    ...calculated.map((each) => ({ kind: 'calculated', ...calculatedValue(each) })),
    ...counted.map((each) => ({ kind: 'counted', ...countedValue(each) })),
  ]);
}

function fromStoreValue({ revision, inForce, tool, agrees }: FromStore): FromStoreValue {
  return { revision, in_force: inForce, tool, agrees };
}

function tierValue({ tier, title, outcome, rule, condition, clause, source }: TierTrace): TierValue {
  return {
    tier,
    title: { ...title },
    outcome,
    rule,
    condition: condition === null ? null : conditionValue(condition),
    clause,
    source,
  };
}

function conditionValue({ text, truth, readings, joint, needed, parts }: ConditionTrace): ConditionValue {
  return {
    text,
    truth,
    readings: readingsValue(readings),
    joint,
    ...(needed !== undefined && { needed }),
    parts: parts.map(conditionValue),
  };
}

function readingsValue(readings: ConditionTrace['readings']): ConditionValue['readings'] {
  return Object.fromEntries(readings.map(({ name, value }) => [name, value]));
}

function calculatedValue({ indicator, title, value, text, readings }: Calculated): CalculatedValue {
  return { indicator, title: { ...title }, value, expression: text, readings: readingsValue(readings) };
}

function countedValue({ indicator, title, value, from, to, cases }: CountedCases): CountedValue {
  return { indicator, title: { ...title }, value, from, to, cases: cases.map((each) => ({ ...each })) };
}

const HEAD = [
  'as_of',
  'area',
  'tier',
  'outcome',
  'depth',
  'condition',
  'truth',
  'readings',
  'clause',
  'source',
] as const;

/** A row a condition and part of one, the parts below what they make up; a tier without a condition has one row. */
export function explanationCsv({ asOf, verdict, tiers }: Explanation): string {
  const rows = tiers.flatMap((trace): CsvValue[][] => {
    const parts = trace.condition === null ? [{ depth: 0 }] : flat(trace.condition, 0);
    return parts.map(({ depth, part }: Part) => [
      asOf,
      verdict.area.code,
      trace.tier,
      trace.outcome,
      depth,
      part?.text ?? null,
      part === undefined ? null : part.truth === null ? 'unknown' : part.truth,
      part?.readings.map(({ name, value }) => `${name}=${value ?? 'unknown'}`).join(' ') ?? null,
      trace.clause,
      trace.source,
    ]);
  });
  return csvTable(HEAD, rows);
}

interface Part {
  readonly depth: number;
  readonly part?: ConditionTrace;
}

function flat(part: ConditionTrace, depth: number): Part[] {
  return [{ depth, part }, ...part.parts.flatMap((each) => flat(each, depth + 1))];
}
