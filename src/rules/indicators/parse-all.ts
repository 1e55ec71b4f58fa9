import { error, type Problem } from '../../problems/problem.ts';
import { type Path, partAt, type YamlFile } from '../../yaml/index.ts';
import { clauseAt } from '../clause.ts';
import type { Type } from '../expression.ts';
import { namesIn } from '../expressions/index.ts';
import type { Indicator } from '../pack.ts';
import { MEMBERS, ruleScope } from '../scope.ts';
import type { Table } from '../tables.ts';
import { KINDS, LATER_KINDS } from './index.ts';
import type { IndicatorKind } from './kind.ts';
import { ordered } from './order.ts';

/** A pack's indicators in an order in which each uses only earlier ones, and the type of every name. */
export interface ParsedIndicators {
  readonly indicators: readonly Indicator[];
  readonly types: Readonly<Record<string, Type>>;
  readonly problems: readonly Problem[];
}

type RawIndicators = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Parses the indicators of a pack, each by its kind. */
export function parseIndicators(
  yaml: YamlFile,
  raw: RawIndicators,
  tables: Readonly<Record<string, Table>>,
): ParsedIndicators {
  const order = ordered(Object.keys(raw), (name) => usedBy(raw[name]));
  // A name whose indicator does not parse keeps `any`, so that one fault is not reported at every use.
  const types: Record<string, Type> = Object.fromEntries(Object.keys(raw).map((name) => [name, 'any']));
  const indicators: Indicator[] = [];
  const problems = order.cycles.map((cycle) => cycleProblem(yaml, cycle));
  for (const name of order.names) {
    const path = ['indicators', name];
    const found = kindOf(yaml, path, name, raw[name] ?? {});
    if ('problem' in found) {
      problems.push(found.problem);
      continue;
    }
    const context = { name, yaml, path, clause: clauseAt(yaml, path), tables, scope: ruleScope(types) };
    const parsed = found.kind.parse(context);
    problems.push(...parsed.problems);
    if (parsed.indicator === undefined) continue;
    indicators.push(parsed.indicator);
    types[name] = parsed.indicator.kind === 'expr' ? parsed.indicator.expr.tree.type : 'number';
  }
  return { indicators, types, problems };
}

function usedBy(raw: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const text = raw?.['expr'];
  return typeof text === 'string' ? namesIn(text) : [];
}

function kindOf(
  yaml: YamlFile,
  path: Path,
  name: string,
  raw: Readonly<Record<string, unknown>>,
): { readonly kind: IndicatorKind } | { readonly problem: Problem } {
  const spot = yaml.spotOf(path, 'key');
  if (Object.hasOwn(MEMBERS, name)) return { problem: error('pack-reserved-name', { ...spot, value: name }) };
  const later = laterKey(yaml, path, raw);
  if (later !== undefined) return { problem: later };
  const kinds = KINDS.filter(({ kind }) => Object.hasOwn(raw, kind));
  const [kind] = kinds;
  if (kind !== undefined && kinds.length === 1) return { kind };
  const known = KINDS.map((one) => one.kind).join(', ');
  return { problem: error('pack-indicator-kind', { ...spot, value: name, with: { kinds: known } }) };
}

/** Kinds and forms that the rule language has and this version has not. */
function laterKey(yaml: YamlFile, path: Path, raw: Readonly<Record<string, unknown>>): Problem | undefined {
  const kind = LATER_KINDS.find((later) => Object.hasOwn(raw, later));
  if (kind !== undefined) {
    return error('pack-not-yet', {
      ...yaml.spotOf([...path, kind], 'key'),
      value: kind,
      with: { key: `${kind}:` },
    });
  }
  const past = KINDS.find((one) => partAt(raw, [one.kind, 'of']) !== undefined);
  if (past === undefined) return undefined;
  const key = `${past.kind}: { of: … }`;
  return error('pack-not-yet', {
    ...yaml.spotOf([...path, past.kind, 'of'], 'key'),
    value: 'of',
    with: { key },
  });
}

function cycleProblem(yaml: YamlFile, cycle: readonly string[]): Problem {
  const [first = ''] = cycle;
  return error('pack-cycle', {
    ...yaml.spotOf(['indicators', first], 'key'),
    value: [...cycle, first].join(' → '),
  });
}
