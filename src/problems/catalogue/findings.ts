import type { Catalogue } from './entry.ts';

/** What `rules check` proves of a pack. */
export const findings = {
  'tier-never-holds': {
    message: {
      zh: '等级 `{value}` 的条件永远不能成立',
      en: 'The condition of tier `{value}` can never hold',
    },
    hint: {
      zh: '各部分互相矛盾，或与指标之间的关系矛盾：较长时间窗的数不会少于较短的，n例一起的聚集性疫情至少有n例。',
      en: 'Its parts contradict each other, or what relates the indicators: a longer window holds no fewer than a shorter one, a cluster of n takes n cases.',
    },
  },
  'tier-never-reached': {
    message: {
      zh: '等级 `{value}` 永远轮不到：只要它的条件成立，`{taken}` 就已先成立',
      en: 'Tier `{value}` is never reached: whenever it could be, `{taken}` holds before it',
    },
  },
  'tier-never-known': {
    message: {
      zh: '等级 `{value}` 永远轮不到：只要它的条件成立，更严的 `{other}` 就未知，等级也就未知',
      en: 'Tier `{value}` is never reached: whenever its condition holds, that of the stricter `{other}` is unknown, and so is the tier',
    },
  },
  'tier-never-chosen': {
    message: { zh: '等级 `{value}` 永远轮不到', en: 'Tier `{value}` is never reached' },
  },
  'tiers-overlap': {
    message: {
      zh: '`{value}` 与较轻的 `{milder}` 的条件可以同时成立；以 `{value}` 为准',
      en: 'The conditions of `{value}` and of the milder `{milder}` can hold at once; `{value}` takes precedence',
    },
  },
  'condition-never-holds': {
    message: { zh: '条件 `{value}` 永远不能成立', en: 'The condition `{value}` can never hold' },
  },
  'condition-always-holds': {
    message: { zh: '条件 `{value}` 总是成立', en: 'The condition `{value}` always holds' },
  },
  'condition-no-whole-number': {
    message: {
      zh: '没有一个整数满足 `{value}`',
      en: 'No whole number meets `{value}`',
    },
    hint: { zh: '计数都是整数。', en: 'Counts are whole numbers.' },
  },
  'condition-changes-nothing': {
    message: {
      zh: '去掉条件 `{value}`，没有任何区域的等级会改变',
      en: 'Without the condition `{value}` no area would get another tier',
    },
  },
  'condition-implied': {
    message: {
      zh: '条件 `{value}` 不改变任何结果：指标之间的关系已经决定了它',
      en: 'The condition `{value}` changes nothing: what relates the indicators decides it already',
    },
  },
  'condition-after-stricter': {
    message: {
      zh: '条件 `{value}` 不改变任何结果：更严的等级在前，已经决定了它',
      en: 'The condition `{value}` changes nothing: the stricter tiers before it have decided it already',
    },
  },
  'rule-not-monotone': {
    message: {
      zh: '{more_zh}会使等级由 `{from}` 降为 `{to}`：`{value}` 不再成立',
      en: '{more_en} lowers the tier from `{from}` to `{to}`: `{value}` no longer holds',
    },
  },
  'tier-lowered-later': {
    message: {
      zh: '{more_zh}会使以后某晚公布的等级由 `{from}` 降为 `{to}`：`{value}` 离开得更早',
      en: '{more_en} lowers the published tier of a later night from `{from}` to `{to}`: `{value}` is left sooner',
    },
    hint: {
      zh: '病例不应使区域更早离开：看这一等级的 `release` 和时钟，也看前后等级的。若原文如此，写明等级的 `clause`，就只作提示。',
      en: 'A case should not let an area leave sooner: look at the `release` and the clocks of the tier, and of those around it. Where the text says so, naming its `clause` makes this a note.',
    },
  },
  'clock-waits-twice': {
    message: {
      zh: '`{value}` 要等{days}个无病例日：时间窗已等了{window}天，时钟又多等{more}次判定',
      en: '`{value}` waits for {days} clear {days|day|days}: its window has waited {window}, and its clock asks for {more} {more|evaluation|evaluations} more',
    },
    hint: {
      zh: '时间窗本身已包含无病例的日子；若只要这些天，`after` 写 1。',
      en: 'A window contains its clear days already: if these are meant, write `after: 1`.',
    },
  },
  'steps-without-stay': {
    message: {
      zh: '由 `{from}` 逐级降到 `{value}` 后没有最短停留，下一次判定就会离开',
      en: '`{value}` is entered from `{from}` by steps, and left at the next evaluation: it has no minimum stay',
    },
    hint: { zh: '给它写上 `loosen: { min_stay: … }`。', en: 'Give it a `loosen: { min_stay: … }`.' },
  },
  'min-stay-idle': {
    message: {
      zh: '`{value}` 的 `min_stay: {days}d` 不起作用：每{interval}天才判定一次，下一次判定时已满',
      en: 'The `min_stay: {days}d` of `{value}` changes nothing: evaluations are {interval} days apart, and by the next one it is over',
    },
    hint: {
      zh: '只有直接指定的等级，或处于等级序列之外的日子，才可能受它影响。',
      en: 'Only a tier that was designated between evaluations, or nights in an unranked tier, can be held by it.',
    },
  },
  'after-idle': {
    message: {
      zh: '离开 `{value}` 的 `after` 不起作用：每{interval}天才判定一次，它只看当天这一次',
      en: 'The `after` for leaving `{value}` changes nothing: evaluations are {interval} days apart, and it looks at the one of the day',
    },
  },
  'rule-not-decidable': {
    message: {
      zh: '`{value}` 超出了能够精确推理的范围，没有检验',
      en: '`{value}` is beyond exact reasoning and was not proved',
    },
    hint: {
      zh: '能够推理的是和、差、常数倍、比值与取整的比较。',
      en: 'What can be reasoned about are comparisons of sums, differences, multiples, ratios and rounded values.',
    },
  },
  'rule-rests-on-free': {
    message: {
      zh: '`{value}` 取决于 `{free}`，而它的算法超出了能够精确推理的范围：推理时当作任意值',
      en: '`{value}` rests on `{free}`, whose calculation is beyond exact reasoning: it was taken to be any value',
    },
    hint: {
      zh: '因此“永远不成立”之类的发现可能遗漏，但不会误报。',
      en: 'A condition that never holds may therefore go unnoticed, but none is told of wrongly.',
    },
  },
  'accepted-gone': {
    message: {
      zh: '已接受的发现 `{code}`（{at}：`{value}`）不再出现',
      en: 'The accepted finding `{code}` ({at}: `{value}`) no longer occurs',
    },
    hint: {
      zh: '从已接受的发现中删去，或用 `--write-baseline` 重写。',
      en: 'Take it out of the file of accepted findings, or write that anew with `--write-baseline`.',
    },
  },
  'indicator-unused': {
    message: { zh: '指标 `{value}` 没有任何等级使用', en: 'No tier uses the indicator `{value}`' },
  },
  'pack-no-sources': {
    message: { zh: '规则包 `{value}` 没有列出来源', en: 'The pack `{value}` states no source' },
    hint: {
      zh: '在 `sources` 中写明依据的文件及其核实状态。',
      en: 'Name the document it rests on under `sources`, with its status.',
    },
  },
  'tier-no-source': {
    message: {
      zh: '等级 `{value}` 的条件没有注明来源',
      en: 'The condition of tier `{value}` states no source',
    },
  },
  'measure-forbidden': {
    message: {
      zh: '措施 `{value}` 属于 `{kind}` 类，而标准在等级 `{tier}` 禁止这类措施',
      en: 'The measure `{value}` is of kind `{kind}`, which the standard forbids in tier `{tier}`',
    },
  },
  'measure-twice': {
    message: {
      zh: '措施 `{value}` 与 `{earlier}` 在等级 `{tier}` 对同一对象说的是同一件事',
      en: 'The measure `{value}` says in tier `{tier}` to the same people what `{earlier}` says',
    },
    hint: {
      zh: '删去其一，在留下的一条写明两个来源；若两条在不同的日子有效，请写 `in_force`。',
      en: 'Leave one out and name both sources at the other; if they hold on different days, say so by `in_force`.',
    },
  },
  'opening-forbidden': {
    message: {
      zh: '`{value}` 在等级 `{tier}` 是 `closed`，而标准在该等级禁止关停',
      en: '`{value}` is `closed` in tier `{tier}`, where the standard forbids closing it',
    },
  },
  'condition-forbidden': {
    message: {
      zh: '`{value}` 在等级 `{tier}` 的开放条件由措施 `{measure}` 规定，而标准在该等级禁止这项措施',
      en: 'The conditions on which `{value}` is open in tier `{tier}` are stated by the measure `{measure}`, which the standard forbids there',
    },
  },
  'opening-looser': {
    message: {
      zh: '`{value}` 在较严的等级 `{tier}` 是 `{state}`，在较轻的等级 `{milder}` 反而是 `{other}`',
      en: '`{value}` is `{state}` in the stricter tier `{tier}`, and `{other}` in the milder `{milder}`',
    },
    hint: {
      zh: '较严的等级不应比较轻的更开放；若原文如此，可写入已接受的发现。',
      en: 'A stricter tier should not be more open than a milder one; if the text says so, accept the finding.',
    },
  },
  'opening-looser-when': {
    message: {
      zh: '当 `{when}` 时，`{value}` 在较严的等级 `{tier}` 是 `{state}`，在较轻的等级 `{milder}` 反而是 `{other}`',
      en: 'When `{when}`, `{value}` is `{state}` in the stricter tier `{tier}`, and `{other}` in the milder `{milder}`',
    },
  },
} as const satisfies Catalogue;

export type FindingCode = keyof typeof findings;
