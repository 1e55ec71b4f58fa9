import type { Evidence } from '../../analysis/examples/evidence.ts';
import type { Example } from '../../analysis/examples/example.ts';
import type { LocatedFinding } from '../../analysis/located.ts';
import type { CheckedPack } from '../../nightly/rules-check.ts';
import type { FindingValue, ProofValue } from '../outputs/checks.ts';
import type { ExampleValue } from '../outputs/fields.ts';
import { problemValue } from '../problem-values.ts';
import { numberValue } from './known-values.ts';
import { reasonText } from './one-more.ts';

/** What was proved of a pack, as data; null where it could not be looked at. */
export function proofValue(proof: CheckedPack['proof']): ProofValue | null {
  if (proof === undefined) return null;
  return {
    conditions: {
      all: proof.conditions.all,
      decidable: proof.conditions.decidable,
      free: [...proof.conditions.free],
    },
    one_more_case: proof.oneMoreCase,
    one_more_reasons: proof.oneMoreReasons.map((reason) => ({ kind: reason.kind, ...reasonText(reason) })),
    findings: proof.findings.map(findingValue),
    accepted: proof.accepted.map(findingValue),
  };
}

function findingValue({ problem, examples, evidence, withoutExample, key }: LocatedFinding): FindingValue {
  return {
    ...problemValue(problem),
    at: key.at,
    examples: examples.map(exampleValue),
    evidence: evidence === undefined ? null : evidenceValue(evidence),
    without_example: withoutExample ?? null,
  };
}

function evidenceValue(evidence: Evidence): NonNullable<FindingValue['evidence']> {
  switch (evidence.kind) {
    case 'row':
      return { ...evidence, row: { ...evidence.row } };
    case 'opening':
      return { ...evidence, tiers: evidence.tiers.map((each) => ({ ...each })) };
    case 'measure':
      return { ...evidence };
    case 'calendar':
      return { kind: evidence.kind, nights: evidence.nights.map((each) => ({ ...each })) };
    case 'nights':
      return {
        kind: evidence.kind,
        table: evidence.table,
        row: { ...evidence.row },
        nights: evidence.nights.map(({ day, without, withMore }) => ({ day, without, with_more: withMore })),
      };
  }
}

export function exampleValue({ values, tier, data }: Example): ExampleValue {
  return {
    values: Object.fromEntries([...values].map(([name, value]) => [name, numberValue(value)])),
    tier,
    data:
      data === undefined
        ? null
        : {
            as_of: data.asOf,
            tables: Object.fromEntries(
              Object.entries(data.tables).map(([table, rows]) => [table, rows.map((row) => ({ ...row }))]),
            ),
          },
  };
}
