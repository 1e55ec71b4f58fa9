import type { Catalogue } from './entry.ts';

/** Problems of the store of published nights. */
export const store = {
  'store-no-night': {
    message: { zh: '存档中没有 {value} 的结果', en: 'The store has no night {value}' },
    hint: {
      zh: '存档中共有 {nights} 天；`fenqu run --as-of 日期` 计算并发布一天的结果。',
      en: 'It has {nights} {nights|night|nights} in all; `fenqu run --as-of DAY` computes and publishes one.',
    },
  },
  'kept-too-little': {
    message: {
      zh: '{value} 发布时存档还没有保存重新计算所需的全部内容',
      en: 'The store does not keep all that {value} was computed from: it was published before that was done',
    },
    hint: {
      zh: '`fenqu run --as-of {value} --revise` 按现在的数据重新发布。',
      en: '`fenqu run --as-of {value} --revise` publishes it anew, by the data of today.',
    },
  },
  'explained-otherwise': {
    message: {
      zh: '{value}：由存档推出的结果与 {day} 第{revision}版发布的不一致',
      en: '{value}: what the store keeps leads to another result than revision {revision} of {day} has',
    },
    hint: {
      zh: '`fenqu verify {day}` 说明哪里不同；过时的结果可用 `fenqu run --as-of {day} --cascade` 重新计算。',
      en: '`fenqu verify {day}` says what differs; a stale night is computed again by `fenqu run --as-of {day} --cascade`.',
    },
  },
  'causes-untold': {
    message: {
      zh: '无法重新计算 {value}，变化的起因不明',
      en: '{value} cannot be computed again: what caused its changes is not told',
    },
  },
  'causes-stale': {
    message: {
      zh: '{value} 已过时：{areas}个区域的等级由前几日当时发布的结果推出，那些结果后来改了，变化的起因不明',
      en: '{value} is stale: the tiers of {areas} {areas|area|areas} rest on earlier nights that were published anew since; what caused their changes is not told',
    },
    hint: {
      zh: '`fenqu run --cascade` 重新计算过时的各日，此后起因可查。',
      en: '`fenqu run --cascade` computes stale nights again; then it can be told.',
    },
  },
  'store-damaged': {
    message: {
      zh: '存档文件 `{value}` 与发布时不一致：{detail}',
      en: '`{value}` is not as it was published: {detail}',
    },
    hint: {
      zh: '从备份或 git 恢复该文件；或用 `--revise` 重新计算这一天。',
      en: 'Restore the file from a backup or from git, or compute the night again with `--revise`.',
    },
  },
  'store-different': {
    message: {
      zh: '{value} 已发布（r{revision}），这次的结果与之不同：{what}',
      en: '{value} was published already (r{revision}), and the result is another now: {what}',
    },
    hint: {
      zh: '核实原因后用 `--revise` 发布为新的一版；原来的一版会保留。',
      en: 'Find out why; then publish it as the next revision with `--revise`. The old one is kept.',
    },
  },
  'store-same-result': {
    message: {
      zh: '{value} 的结果与已发布的 r{revision} 相同，没有重新发布；仅此不同：{what}',
      en: 'The result for {value} is the one published as r{revision}, so nothing was published; only these differ: {what}',
    },
  },
  'store-same-results': {
    message: {
      zh: '{from} 至 {to} 有 {nights} 天的结果与已发布的相同，没有重新发布；仅此不同：{what}',
      en: 'The results of {nights} {nights|night|nights} from {from} to {to} are those published already, so nothing was published; only these differ: {what}',
    },
  },
  'store-made-stale': {
    message: {
      zh: '{value} 发布了 r{revision}，其后 {nights} 天的结果因此过时：{days}',
      en: '{value} was published as r{revision}; {nights} later {nights|night is|nights are} stale: {days}',
    },
    hint: {
      zh: '用 `fenqu run --as-of {value} --cascade` 按顺序重新计算其后各天。',
      en: 'Compute the later nights again, in their order, with `fenqu run --as-of {value} --cascade`.',
    },
  },
  'store-stale': {
    message: {
      zh: '{value} 的结果已过时：此后重新发布了 {causes}',
      en: 'The night {value} is stale: {causes} was published after it',
    },
    hint: {
      zh: '用 `fenqu run --as-of {value} --cascade` 重新计算所有过时的结果。',
      en: 'Compute all stale nights again with `fenqu run --as-of {value} --cascade`.',
    },
  },
  'store-kept-damaged': {
    message: {
      zh: '存档中保存的 `{value}` 缺失或已损坏（{detail}）；{nights} 天的结果依据它，最早是 {first}',
      en: '`{value}` is missing or damaged ({detail}); {nights} {nights|night rests|nights rest} on it, the first of them {first}',
    },
    hint: {
      zh: '从备份或 git 恢复该文件；结果文件不受影响，但这些天不能再核验。',
      en: 'Restore it from a backup or from git. The results themselves are whole, but these nights cannot be verified.',
    },
  },
  'store-unreferenced': {
    message: {
      zh: '`{value}` 中有 {files} 个文件（{bytes} 字节）不再被任何一天使用',
      en: '{files} {files|file|files} in `{value}` ({bytes} bytes) {files|is|are} used by no night',
    },
    hint: { zh: '`fenqu store prune --apply` 删除它们。', en: '`fenqu store prune --apply` removes them.' },
  },
  'store-unpublished': {
    message: {
      zh: '`{value}` 从未生效：上次运行没有完成',
      en: '`{value}` was never in force: a run did not end',
    },
    hint: {
      zh: '没有影响；再次运行这一天，或 `fenqu store prune --apply` 时删除。',
      en: 'It does no harm; the next run of that day removes it, and so does `fenqu store prune --apply`.',
    },
  },
  'store-half-written': {
    message: {
      zh: '`{value}` 中有 {files} 个写了一半的文件',
      en: '{files} {files|file|files} in `{value}` {files|is|are} half written',
    },
    hint: {
      zh: '正在运行的任务在用，或是上次没有完成时留下的；下次运行时删除。',
      en: 'A run at work needs them, or one that did not end has left them; the next run removes them.',
    },
  },
  'store-lock-held': {
    message: {
      zh: '存档已锁定：{owner}，开始于 {started}',
      en: 'The store is locked: {owner}, since {started}',
    },
    hint: {
      zh: '可能有任务正在运行，检查结果也许不完整。如果确定没有，删除 `{value}`。',
      en: 'A run may be at work, and what was found may not be all. If it is certain that none is, remove `{value}`.',
    },
  },
  'store-lock-left': {
    message: {
      zh: '锁 `{value}` 的持有者已不在运行：{owner}，开始于 {started}',
      en: 'The owner of the lock `{value}` no longer runs: {owner}, since {started}',
    },
    hint: { zh: '下次运行会接管它。', en: 'The next run takes it over.' },
  },
  'store-nights-missing': {
    message: {
      zh: '{first} 与最新一天之间有 {nights} 天没有发布，最早是 {value}',
      en: '{nights} {nights|night is|nights are} not published between {first} and the newest one, the first of them {value}',
    },
    hint: {
      zh: '没有运行的日子就是这样。如果运行过，例如断电使其丢失：`fenqu replay --from {value} --to {last}` 补回，其余各天不变。',
      en: 'So it is where no run was made. If one was, as before a power cut, `fenqu replay --from {value} --to {last}` puts them back, and leaves the others as they are.',
    },
  },
  'store-foreign': {
    message: { zh: '`{value}` 不是存档的文件', en: '`{value}` is not of the store' },
  },
  'catch-up-ended': {
    message: {
      zh: '补发布在 {value} 中断：已补 {done} 天，还有 {left} 天（含所求的一天）未发布',
      en: 'Catching up ended at {value}: {done} {done|night was|nights were} made up for, {left} {left|is|are} left, the one asked for included',
    },
    hint: {
      zh: '排除原因后再次运行 `fenqu run --catch-up`；或不加 `--catch-up`，只发布所求的一天。',
      en: 'Remove the cause and run `fenqu run --catch-up` again; or leave `--catch-up` out to publish the one night alone.',
    },
  },
  'cascade-ended': {
    message: {
      zh: '重新计算过时的结果时在 {value} 中断：已重算 {done} 天，还有 {left} 天过时',
      en: 'Computing stale nights again ended at {value}: {done} {done|night was|nights were} done, {left} {left|is|are} still stale',
    },
    hint: {
      zh: '排除原因后用 `fenqu run --as-of {value} --cascade` 继续。',
      en: 'Remove the cause, and go on with `fenqu run --as-of {value} --cascade`.',
    },
  },
  'history-no-night': {
    message: {
      zh: '{value} 之内没有已发布的结果；存档从 {first} 到 {last}',
      en: 'No night was published within {value}; the store goes from {first} to {last}',
    },
  },
  'history-level': {
    message: {
      zh: '`{value}` 属于 {level} 一级，这些天按 {levels} 分区，它没有自己的等级',
      en: '`{value}` is of level {level}; these nights zone {levels}, so it has no tier of its own',
    },
    hint: { zh: '请指明一个分区单元。', en: 'Name an area of the zoned level.' },
  },
  'history-stale': {
    message: {
      zh: '其中 {nights} 天的结果已过时，最早是 {value}：更早的日子后来重新发布过',
      en: '{nights} {nights|night is|nights are} stale, the first of them {value}: earlier nights were published anew since',
    },
    hint: {
      zh: '用 `fenqu run --as-of {value} --cascade` 重新计算所有过时的结果。',
      en: 'Compute all stale nights again with `fenqu run --as-of {value} --cascade`.',
    },
  },
  'store-locked': {
    message: {
      zh: '另一个 fenqu 正在写入存档：{owner}，已开始 {minutes} 分钟',
      en: 'Another fenqu is writing to the store: {owner}, begun {minutes} {minutes|minute|minutes} ago',
    },
    hint: {
      zh: '等它结束。进程已结束的锁会自动被接管；另一台主机或容器的锁，连续10分钟没有动静后也会。如果确定它已不在运行，可以删除 `{value}`。',
      en: 'Wait for it to end. A lock whose process has ended is taken over by itself, and one of another host or container once it has given no sign of life for 10 minutes. If it is certain that it no longer runs, `{value}` can be removed.',
    },
  },
  'store-unwritable': {
    message: { zh: '无法写入存档 `{value}`：{detail}', en: 'Cannot write to the store, `{value}`: {detail}' },
    hint: {
      zh: '已经发布的结果不受影响；检查该文件夹是否存在、是否可写。',
      en: 'What was published before is whole; see that it is a folder that can be written to.',
    },
  },
  'store-secret': {
    message: {
      zh: '工作区密钥 `{value}` 无法使用：{detail}',
      en: "The workspace's secret `{value}` cannot be used: {detail}",
    },
    hint: {
      zh: '从备份恢复。换用新密钥后，隐去的病例号与聚集性疫情号将与以前发布的对不上。',
      en: 'Restore it from a backup. Under a new secret the hidden ids and clusters no longer match those published before.',
    },
  },
} as const satisfies Catalogue;
