import { TRUE } from '../../judging/columns.ts';
import type { Judgement } from '../../judging/judge.ts';
import type { Expression } from '../../rules/expression.ts';
import { type Condition, conditionsOf, type Rule, rulesOf } from '../conditions.ts';
import type { Example } from '../examples/example.ts';
import { tried } from '../examples/make.ts';
import type { Finding } from '../finding.ts';
import { compare } from '../meaning/compare.ts';
import { knownness, type Truth, type Value } from '../meaning/value.ts';
import { ALWAYS, and, type Formula, not, or } from '../solver/index.ts';
import { holdsInFractions, type Subject } from '../subject.ts';
import type { State } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { triedBefore } from './tiers.ts';

/** Conditions that can never hold, that always do, and that could be left out without any tier changing. */
export function conditionFindings(subject: Subject): Finding[] {
  return rulesOf(subject.world.pack)
    .filter(({ owner }) => owner.kind !== 'where')
    .flatMap((rule) => ruleFindings(subject, rule));
}

function ruleFindings(subject: Subject, rule: Rule): Finding[] {
  const conditions = conditionsOf(rule);
  const findings = new Map<Expression, Finding>();
  const isSettled = ({ tree, around }: Condition): boolean =>
    findings.has(tree) || around.some((part) => findings.has(part));
  for (const condition of conditions) {
    if (isSettled(condition)) continue;
    const finding = constantFinding(subject, condition);
    if (finding !== undefined) findings.set(condition.tree, finding);
  }
  const isTierItself = ({ tree }: Condition): boolean =>
    rule.owner.kind === 'tier' && tree === rule.written.tree;
  // A tier that can never hold is told of as such.
  const [whole] = conditions.filter(isTierItself);
  if (
    whole !== undefined &&
    findings.get(whole.tree)?.code !== 'condition-always-holds' &&
    findings.has(whole.tree)
  )
    return [];
  // From the last on, so that of two that say the same the first stays.
  let taken = new Map<Expression, boolean>();
  for (const condition of conditions.toReversed()) {
    if (isSettled(condition) || isTierItself(condition) || isHidden(subject, condition)) continue;
    const left = redundant(subject, condition, taken);
    if (left === undefined) continue;
    taken = new Map(taken).set(condition.tree, left.as);
    for (const inner of conditions) if (inner.around.includes(condition.tree)) findings.delete(inner.tree);
    findings.set(condition.tree, left.finding);
  }
  return [...findings.values()];
}

/** Whether it stands in a part beyond exact reasoning, which is the same free value with and without it. */
function isHidden({ world, unrelated }: Subject, { around }: Condition): boolean {
  return around.some((part) => world.state.beyond.has(part) || unrelated.state.beyond.has(part));
}

function constantFinding(subject: Subject, condition: Condition): Finding | undefined {
  const { world } = subject;
  const { rule, tree, text } = condition;
  const truth = world.state.truth(rule.written, tree);
  const isTier = rule.owner.kind === 'tier' && tree === rule.written.tree;
  const base = { value: text, where: { file: 'pack', path: rule.path, part: tree } } as const;
  if (world.ask(truth.yes).kind === 'never') {
    const isBroken = holdsInFractions(subject, rule.written, tree);
    const examples = confirmed(
      world,
      closest(world, condition),
      ({ trace }) => traced(trace.get(tree)) !== TRUE,
    );
    return {
      ...base,
      code: isBroken ? 'condition-no-whole-number' : 'condition-never-holds',
      severity: isTier ? 'error' : 'warning',
      examples,
    };
  }
  if (world.ask(not(truth.yes)).kind === 'never') {
    const examples = confirmed(world, ALWAYS, ({ trace }) => traced(trace.get(tree)) === TRUE);
    return { ...base, code: 'condition-always-holds', severity: 'warning', examples };
  }
  return undefined;
}

/** Where all but one part of a condition hold, so that one sees what keeps it from holding. */
function closest(world: World, { rule, tree }: Condition): Formula {
  if (tree.kind !== 'and') return ALWAYS;
  const truth = (part: Expression): Truth => world.state.truth(rule.written, part);
  for (const part of [tree.left, tree.right]) {
    if (world.ask(truth(part).yes).kind === 'found') return truth(part).yes;
  }
  return ALWAYS;
}

interface LeftOut {
  readonly finding: Finding;
  readonly as: boolean;
}

/** Whether a condition could be left out, in addition to those that are left out already. */
function redundant(
  subject: Subject,
  condition: Condition,
  already: ReadonlyMap<Expression, boolean>,
): LeftOut | undefined {
  const { world, unrelated } = subject;
  for (const as of condition.neutral) {
    const taken = new Map(already).set(condition.tree, as);
    const alone = new Map([[condition.tree, as]]);
    if (!isSame(world, world.with(alone), condition.rule, true)) continue;
    if (already.size > 0 && !isSame(world, world.with(taken), condition.rule, true)) continue;
    const stays = isSame(unrelated, unrelated.with(taken), condition.rule, false);
    const related = stays || isSame(world, world.with(taken), condition.rule, false);
    const { tree, rule, text } = condition;
    const truth = world.state.truth(rule.written, tree);
    const finding: Finding = {
      code: stays ? 'condition-changes-nothing' : related ? 'condition-implied' : 'condition-after-stricter',
      severity: stays ? 'warning' : 'note',
      value: text,
      where: { file: 'pack', path: rule.path, part: tree },
      examples: shownBy(world, truth, as),
    };
    return { finding, as };
  }
  return undefined;
}

/** Where a condition is not what it is taken as; one that never is otherwise shows where it is just that. */
function shownBy(world: World, { yes, no }: Truth, as: boolean): Example[] {
  const other = confirmed(world, as ? no : yes, () => true);
  return other.length > 0 ? other : confirmed(world, as ? yes : no, () => true);
}

/**
 * Whether leaving out a condition of a rule changes nothing: of a tier's condition, which tier an area gets; of a calculated
 * indicator, its value, for that is shown too. `judged` leaves out what the more severe tiers have decided.
 */
function isSame(world: World, other: State, { owner, written }: Rule, judged: boolean): boolean {
  if (owner.kind !== 'tier') {
    const wanted = written.tree.type === 'boolean' ? 'truth' : 'number';
    const [one, two] = [world.state.value(written, wanted), other.value(written, wanted)];
    return world.ask(unequal(one, two, world.space)).kind === 'never';
  }
  const { rank } = owner;
  const [one, two] = [world.state.tiers[rank], other.tiers[rank]];
  // A residual tier is decided after all others, and its condition is not part of the raw tier.
  if (one === undefined || two === undefined) return false;
  const open = judged ? triedBefore(world, world.state, rank).map(({ yes }) => not(yes)) : [];
  return world.ask(and(...open, unequal(one, two, world.space))).kind === 'never';
}

/** Where two values differ, unknown being a value. */
function unequal(a: Value, b: Value, space: World['space']): Formula {
  if (a.kind === 'truth' && b.kind === 'truth') return or(differ(a.yes, b.yes), differ(a.no, b.no));
  const [known, other] = [knownness(a).yes, knownness(b).yes];
  return or(differ(known, other), compare(a, '!=', b, space)?.yes ?? ALWAYS);
}

function differ(a: Formula, b: Formula): Formula {
  return or(and(a, not(b)), and(not(a), b));
}

/** An example, if there is one and judging confirms it. */
function confirmed(world: World, question: Formula, isRight: (judgement: Judgement) => boolean): Example[] {
  const found = world.find(question);
  if (found.kind !== 'found') return [];
  const { example, judgement } = tried(world, found);
  return isRight(judgement) ? [example] : [];
}

function traced(column: ReturnType<Judgement['trace']['get']>): number | undefined {
  return column?.kind === 'truth' ? column.values[0] : undefined;
}
