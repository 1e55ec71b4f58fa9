import { error, type Problem } from '../../problems/problem.ts';
import { type Path, partAt, type YamlFile } from '../../yaml/index.ts';
import { clauseAt } from '../clause.ts';
import type { Type } from '../expression.ts';
import { namesIn } from '../expressions/index.ts';
import { RESERVED } from '../expressions/places.ts';
import type { Indicator } from '../indicator.ts';
import { type Given, ruleScope } from '../scope.ts';
import type { Table } from '../tables.ts';
import { KINDS, PASTS } from './index.ts';
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
  given: Given,
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
    const scope = ruleScope(types, given);
    const context = { name, yaml, path, clause: clauseAt(yaml, path), tables, scope, params: given.params };
    const parsed = found.kind.parse(context);
    problems.push(...parsed.problems);
    if (parsed.indicator === undefined) continue;
    indicators.push(parsed.indicator);
    types[name] = typeOfIndicator(parsed.indicator);
  }
  return { indicators, types, problems };
}

/** What an indicator yields. */
function typeOfIndicator(indicator: Indicator): Type {
  if (indicator.kind === 'expr') return indicator.expr.tree.type;
  return indicator.kind === 'past' && indicator.over === 'latest' ? indicator.of.tree.type : 'number';
}

/** The indicators that one is made of: on the same day or earlier ones, of its own area or of others. */
function usedBy(raw: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const { expr, rank } = raw;
  const pasts = PASTS.map(({ kind }) => partAt(raw, [kind, 'of']));
  return [...(typeof rank === 'string' ? [rank] : []), ...[expr, ...pasts].flatMap(namesWritten)];
}

function namesWritten(text: unknown): string[] {
  return typeof text === 'string' ? namesIn(text) : [];
}

function kindOf(
  yaml: YamlFile,
  path: Path,
  name: string,
  raw: Readonly<Record<string, unknown>>,
): { readonly kind: IndicatorKind } | { readonly problem: Problem } {
  const spot = yaml.spotOf(path, 'key');
  if (RESERVED.has(name)) return { problem: error('pack-reserved-name', { ...spot, value: name }) };
  const keys = [...new Set([...KINDS, ...PASTS].map(({ kind }) => kind))];
  const [key, ...more] = keys.filter((one) => Object.hasOwn(raw, one));
  const forms = typeof (key && raw[key]) === 'object' ? [...PASTS, ...KINDS] : [...KINDS, ...PASTS];
  const kind = forms.find((form) => form.kind === key);
  if (kind !== undefined && more.length === 0) return { kind };
  return {
    problem: error('pack-indicator-kind', { ...spot, value: name, with: { kinds: keys.join(', ') } }),
  };
}

function cycleProblem(yaml: YamlFile, cycle: readonly string[]): Problem {
  const [first = ''] = cycle;
  return error('pack-cycle', {
    ...yaml.spotOf(['indicators', first], 'key'),
    value: [...cycle, first].join(' → '),
  });
}
