import type { Catalogue } from './entry.ts';

/** Problems met while judging a night. */
export const zoning = {
  'decision-tier': {
    message: {
      zh: '人工决定中的等级 `{value}` 不在规则包 {pack} 中',
      en: 'A decision sets tier `{value}`, which pack {pack} does not have',
    },
  },
  'decision-covered': {
    message: {
      zh: '对 `{value}` 的决定（{tier}）与 {other} 对其所在的 `{area}` 的决定（{covering}）相矛盾；以较近的一项为准',
      en: 'The decision on `{value}` ({tier}) contradicts the one on `{area}` around it ({covering}) in {other}; the nearer one holds',
    },
    hint: {
      zh: '给其中一项写上终止日，或去掉 `descendants`。',
      en: 'Give one of them an end, or take `descendants` away.',
    },
  },
  'decision-level': {
    message: {
      zh: '人工决定针对的 `{value}` 不是 {level} 一级的区域',
      en: 'A decision is on `{value}`, which is not an area of level {level}',
    },
    hint: {
      zh: '如果要作用于其下所有区域，请把 `descendants` 写成 true。',
      en: 'To act on all areas inside it, set `descendants` to true.',
    },
  },
  'area-attribute': {
    message: {
      zh: '规则包读取区域属性 `{value}`，但区域文件没有这一列',
      en: 'The pack reads the area attribute `{value}`, and the areas file has no such column',
    },
    hint: {
      zh: '`area.` 之后是区域文件的列。上级区域的指标写 `parent.<指标>` 或 `county.<指标>`，本区域的指标前面什么也不写。',
      en: 'Behind `area.` stands a column of the areas file. Indicators of the area above are `parent.<indicator>` or `county.<indicator>`; those of the area itself have nothing before them.',
    },
  },
  'area-attribute-value': {
    message: {
      zh: '区域 {area} 的属性 `{attribute}` 为 `{value}`，不是规则包所声明的类型（{type}）',
      en: 'The attribute `{attribute}` of area {area} is `{value}`, which is not of the type the pack declares ({type})',
    },
  },
  'pack-jurisdiction': {
    message: {
      zh: '规则包 {pack} 只适用于 {value}，区域 {area} 不在其中',
      en: 'Pack {pack} is for {value} only, and area {area} lies outside',
    },
    hint: {
      zh: '如要追溯判定，请在规则方案该条中写 `retrospective: true`，或使用 `--pack`。',
      en: 'To judge in retrospect, write `retrospective: true` in the policy entry, or use `--pack`.',
    },
  },
  'diff-other-units': {
    message: {
      zh: '分区单元由 {from} 变为 {to}，两天的区域不能比较升降',
      en: 'The zoned level changed from {from} to {to}: areas of the two nights were not raised or lowered',
    },
  },
  'diff-other-levels': {
    message: {
      zh: '两套规则的分区单元不同（{from}、{to}）：区域不能比较升降，各自列出',
      en: 'The packs judge areas of different levels ({from} and {to}): none is raised or lowered, those of each are listed',
    },
  },
  'diff-undecided': {
    message: {
      zh: '人工决定未计入两套规则的比较：其中有的等级或区域（`{value}`）不属于其中一套',
      en: 'Decisions are left out of both packs that are compared: one of the packs has not the tier or the areas of `{value}`',
    },
  },
  'diff-area': {
    message: {
      zh: '两天的列表中都没有 `{value}`',
      en: 'Neither night lists an area `{value}`',
    },
    hint: { zh: '可写代码、名称或路径。', en: 'Give a code, a name or a path.' },
  },
  'policy-empty': {
    message: {
      zh: 'fenqu.yaml 没有规则方案，也没有给出 `--pack`',
      en: 'fenqu.yaml has no policy, and no `--pack` was given',
    },
    hint: {
      zh: '加上 `policy: [{ pack: beijing-2020-07, from: 2020-07-28 }]`；`fenqu rules list` 列出所有规则包。',
      en: 'Add `policy: [{ pack: beijing-2020-07, from: 2020-07-28 }]`; `fenqu rules list` shows all packs.',
    },
  },
  'policy-not-begun': {
    message: {
      zh: '规则方案从 {from} 开始，{value} 还没有规则包生效',
      en: 'The policy begins on {from}: no pack judges {value}',
    },
  },
  'history-unmapped': {
    message: {
      zh: '今晚的等级由规则包 {pack} 在 {from} 至 {until} 的判定延续而来；它要读 {value}，工作区没有给出',
      en: 'Tonight’s tiers go on from those of {from} to {until} by pack {pack}, which reads {value}: the workspace does not give that',
    },
    hint: {
      zh: '写明列或默认值；或者写 `history_from: {begin}`，即从该日起重新判定，等级与起始日都不再延续。',
      en: 'Give columns or defaults for it; or write `history_from: {begin}` to begin anew on that day, without the tiers and clocks from before.',
    },
  },
  'policy-ended': {
    message: {
      zh: '规则方案到 {until} 为止，{value} 没有规则包生效',
      en: 'The policy ends on {until}: no pack judges {value}',
    },
  },
  'pack-out-of-force': {
    message: {
      zh: '规则包 {pack} 的施行期是 {from} 至 {until}，不含 {value}',
      en: 'Pack {pack} is in force from {from} to {until}, not on {value}',
    },
    hint: {
      zh: '如要追溯判定，请在规则方案该条中写 `retrospective: true`，或使用 `--pack`。',
      en: 'To judge in retrospect, write `retrospective: true` in the policy entry, or use `--pack`.',
    },
  },
  'place-level': {
    message: {
      zh: '规则包读取上级 `{value}` 的指标，但区域文件没有这一级',
      en: 'The pack reads indicators of level `{value}`, and the areas have no such level',
    },
    hint: {
      zh: '有的级：{levels}。属性可用工作区的 `groups` 作为一级。',
      en: "There are: {levels}. The workspace's `groups` makes a level of an attribute.",
    },
  },
  'neighbors-missing': {
    message: {
      zh: '规则包读取相邻区域的指标，但工作区没有 `neighbors`',
      en: 'The pack reads indicators of neighbouring areas, and the workspace has no `neighbors`',
    },
    hint: {
      zh: '在 fenqu.yaml 写 `neighbors: data/neighbors.csv`，文件有 `area` 和 `neighbor` 两列。',
      en: 'Write `neighbors: data/neighbors.csv` in fenqu.yaml; the file has columns `area` and `neighbor`.',
    },
  },
  'totals-only-sum': {
    message: {
      zh: '指标 `{value}` 用 `{kind}` 读取累计数，而累计数只能用 `sum`',
      en: 'Indicator `{value}` reads totals so far by `{kind}`, and only `sum` can',
    },
  },
  'pack-level': {
    message: {
      zh: '规则包 {pack} 按 {level} 一级分区，但区域文件没有这一级',
      en: 'Pack {pack} zones areas of level {level}, and the areas file has none',
    },
  },
  'no-rows': {
    message: { zh: '数据中没有可用于判定的日期', en: 'The data has no day to judge' },
  },
  'area-not-found': {
    message: { zh: '没有名为 `{value}` 的区域', en: 'There is no area `{value}`' },
    hint: {
      zh: '可写代码、名称，或从上到下的路径，如 `朝阳区 酒仙桥街道`。',
      en: 'Give a code, a name, or a path down the tree such as `朝阳区 酒仙桥街道`.',
    },
  },
  'area-several': {
    message: { zh: '`{value}` 对应多个区域', en: '`{value}` names several areas' },
    hint: { zh: '请写代码或更长的路径。', en: 'Give the code, or more of the path.' },
  },
  'area-above-level': {
    message: {
      zh: '`{value}` 内有 {count} 个分区单元（{level}），请指明其中一个',
      en: '`{value}` holds {count} {count|area|areas} of the zoned level ({level}): name one of them',
    },
  },
  'area-below-level': {
    message: {
      zh: '`{value}` 在分区单元（{level}）之下，没有自己的等级',
      en: '`{value}` lies below the zoned level ({level}) and has no tier of its own',
    },
  },
  'handout-forbidden': {
    message: {
      zh: '措施 `{value}`（{clause}）没有列入分发件：规则包自己的 `forbids`（{by}）在 {tiers} 禁止它',
      en: 'The measure `{value}` ({clause}) is left out of what is handed out: the pack itself forbids it ({by}) in {tiers}',
    },
    hint: {
      zh: '改正规则包：`fenqu rules check` 也会指出。',
      en: 'Mend the pack: `fenqu rules check` tells of it, too.',
    },
  },
  'opening-left-out': {
    message: {
      zh: '`{value}` 在 {tiers} 的“暂不开放”（{clause}）没有采用：规则包自己的 `forbids`（{by}）禁止关停',
      en: 'That `{value}` is closed in {tiers} ({clause}) is left out: the pack itself forbids closing it ({by})',
    },
    hint: {
      zh: '改正规则包：`fenqu rules check` 也会指出。',
      en: 'Mend the pack: `fenqu rules check` tells of it, too.',
    },
  },
  'condition-left-out': {
    message: {
      zh: '`{value}` 在 {tiers} 的开放条件（{clause}）没有采用：措施 `{measure}` 被规则包自己的 `forbids`（{by}）禁止',
      en: 'The conditions on which `{value}` is open in {tiers} ({clause}) are left out: the pack itself forbids ({by}) the measure `{measure}` that states them',
    },
    hint: {
      zh: '改正规则包：`fenqu rules check` 也会指出。',
      en: 'Mend the pack: `fenqu rules check` tells of it, too.',
    },
  },
  'store-no-nights': {
    message: { zh: '存档里还没有已发布的日子', en: 'No night has been published yet' },
    hint: { zh: '先运行 `fenqu run`。', en: 'Run `fenqu run` first.' },
  },
} as const satisfies Catalogue;
