import type { Text } from '../../language/text.ts';
import type { TransitionGoal } from '../../workbench/coverage/transitions.ts';

export const words = {
  title: { zh: '规则包测试', en: 'Tests of rule packs' },
  passed: { zh: '{id}：{tests}通过，覆盖 {percent}%', en: '{id}: {tests} passed, {percent}% covered' },
  failed: {
    zh: '{id}：{tests}，{failed}个未通过，覆盖 {percent}%',
    en: '{id}: {tests}, {failed} failed, {percent}% covered',
  },
  untested: { zh: '{id}：没有测试', en: '{id}: it has no tests' },
  broken: { zh: '{id}：未能运行，{counts}', en: '{id}: could not be run, {counts}' },
  uncovered: {
    zh: '{id}：测试覆盖 {reached}/{of}（{percent}%，要求 {least}%）；没有覆盖的：',
    en: '{id}: the tests reach {reached} of {of} ({percent}%, asked for: {least}%); not reached:',
  },
  never: { zh: '{clause}：{what}', en: '{clause}: {what}' },
  neverTier: { zh: '没有测试到等级 {tier}', en: 'no test comes to tier {tier}' },
  neverMeasure: { zh: '没有测试列出措施 {id}', en: 'no test expects measure {id}' },
  neverTrue: { zh: '`{text}` 从未成立', en: '`{text}` is never true' },
  neverFalse: { zh: '`{text}` 从未不成立', en: '`{text}` is never false' },
  neverThreshold: { zh: '`{text}` 从未正好取到界限', en: '`{text}` is never exactly at its limit' },
  asOf: { zh: '{place}：{area}，截至 {day}', en: '{place}: {area} as of {day}' },
  moreDays: { zh: '{line}，另有{days}至 {last}', en: '{line}, and {days} more up to {last}' },
  tier: { zh: '应为 {expected}，得到 {actual}', en: 'expected {expected}, got {actual}' },
  other: { zh: '{what}：应为 {expected}，得到 {actual}', en: '{what}: expected {expected}, got {actual}' },
  missing: { zh: 'measures：缺少 {ids}', en: 'measures: missing {ids}' },
  surplus: { zh: 'measures：不应有 {ids}', en: 'measures: not expected {ids}' },
  because: { zh: '{difference}：{reasons}', en: '{difference}: {reasons}' },
  not: { zh: '不是 {tier}：{reasons}', en: 'not {tier}: {reasons}' },
  parameter: { zh: '{result}（参数 {param}）', en: '{result} (parameter {param})' },
  otherwise: { zh: '其他等级的条件都不成立', en: 'no other tier’s condition holds' },
  byRules: { zh: '按规则为 {tier}', en: 'the rules say {tier}' },
  byDecision: { zh: '人工决定 {place}', en: 'by the decision at {place}' },
  heldBy: { zh: '保持：{what}', en: 'held by {what}' },
  window: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  until: { zh: '至 {to}', en: 'up to {to}' },
  inForce: { zh: '生效等级 {tier}', en: 'in force: {tier}' },
  queued: { zh: '{tier} 自 {from} 0时起生效', en: '{tier} is in force from 0:00 on {from}' },
  unknown: { zh: '未知', en: 'unknown' },
  none: { zh: '无', en: 'none' },
  summary: { zh: '{packs}：{tests}，全部通过', en: '{packs}: {tests}, all passed' },
  summaryNone: { zh: '{packs}：没有运行测试', en: '{packs}: no test was run' },
  summaryFailed: {
    zh: '{packs}：{tests}，{passed}个通过，{failed}个未通过',
    en: '{packs}: {tests}, {passed} passed, {failed} failed',
  },
  summaryCoverage: {
    zh: '{summary}，{packs}覆盖不足 {least}%',
    en: '{summary}, {packs} covered less than {least}%',
  },
  summaryBroken: { zh: '{summary}，{broken}未能运行', en: '{summary}, {broken} could not be run' },
} as const satisfies Record<string, Text>;

export const testNoun = { zh: '个测试', one: 'test', several: 'tests' } as const;
export const dayNoun = { zh: '天', one: 'day', several: 'days' } as const;

/** What no test sees a clause of the transitions do. */
export const transitions = {
  raised: { zh: '{tiers} 从未按 `tighten` 上调', en: '{tiers}: never raised by `tighten`' },
  not_yet_raised: {
    zh: '{tiers} 从未因 `tighten` 而尚未上调',
    en: '{tiers}: never not yet raised for `tighten`',
  },
  raised_by_steps: { zh: '{tiers} 从未因 `steps` 逐级上调', en: '{tiers}: never raised by steps' },
  lowered: { zh: '{tiers} 从未按 `loosen` 下调', en: '{tiers}: never lowered by `loosen`' },
  held_by_count: { zh: '{tiers} 从未因 `loosen.after` 而保持', en: '{tiers}: never held by `loosen.after`' },
  held_by_min_stay: { zh: '{tiers} 从未因 `min_stay` 而保持', en: '{tiers}: never held by `min_stay`' },
  held_by_release: { zh: '{tiers} 从未因 `release` 而保持', en: '{tiers}: never held by `release`' },
  lowered_by_steps: { zh: '{tiers} 从未因 `steps` 逐级下调', en: '{tiers}: never lowered by steps' },
  between_evaluations: {
    zh: '没有测试到两次评估之间的日子',
    en: 'no test expects anything between two evaluations',
  },
  waiting_for_effect: { zh: '没有测试到等待生效的等级', en: 'no test sees a tier wait for its effect' },
  eligible: { zh: '没有测试到可由决定下调的区域', en: 'no test sees an area that a decision may lower' },
} as const satisfies Record<TransitionGoal, Text>;
