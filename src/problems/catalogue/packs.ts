import type { Catalogue } from './entry.ts';

/** Problems of rule packs. */
export const packs = {
  'pack-missing': {
    message: { zh: '没有规则包 `{value}`', en: 'There is no rule pack `{value}`' },
    hint: { zh: '`fenqu rules list` 列出所有规则包。', en: '`fenqu rules list` shows all packs.' },
  },
  'pack-shadows': {
    message: {
      zh: '工作区自己的规则包 `{value}` 取代了同名的内置规则包',
      en: "The workspace's own pack `{value}` stands in for the built-in one of the same name",
    },
  },
  'pack-id': {
    message: {
      zh: '规则包名 `{value}` 与文件夹名 `{folder}` 不同',
      en: 'The pack is called `{value}`, its folder `{folder}`',
    },
  },
  'pack-not-yet': {
    message: { zh: '此版本还不支持 `{key}`', en: 'This version does not know `{key}` yet' },
    hint: {
      zh: '不支持的规则不会被忽略：去掉它，或等待支持它的版本。',
      en: 'A rule that is not understood is never ignored: leave it out, or wait for a version that has it.',
    },
  },
  'pack-no-otherwise': {
    message: { zh: '没有一个等级写有 `otherwise: true`', en: 'No tier has `otherwise: true`' },
    hint: {
      zh: '正好有一个等级在其他条件都不成立时采用。',
      en: 'Exactly one tier is the one taken when no condition holds.',
    },
  },
  'pack-two-otherwise': {
    message: { zh: '`otherwise` 写在了第二个等级上', en: 'A second tier has `otherwise`' },
    hint: { zh: '只能有一个。', en: 'There can be only one.' },
  },
  'pack-tier-rule': {
    message: {
      zh: '等级 `{value}` 须写 `when`、`otherwise` 或 `declared` 之一',
      en: 'Tier `{value}` needs one of `when`, `otherwise` and `declared`, and only one',
    },
  },
  'pack-duplicate-tier': {
    message: { zh: '等级 `{value}` 写了两次', en: 'Tier `{value}` is there twice' },
  },
  'pack-reserved-tier': {
    message: {
      zh: '等级不能叫 `{value}`',
      en: 'A tier cannot be called `{value}`',
    },
    hint: {
      zh: '测试和输出中 `unknown` 指等级未知，`none` 指没有等级；请另取名称。',
      en: 'In tests and outputs `unknown` is a tier that is not known, and `none` is no tier; choose another name.',
    },
  },
  'pack-declared': {
    message: {
      zh: '`declared` 的规则包没有条件，等级 `{value}` 却有',
      en: 'A declared pack has no conditions, but tier `{value}` has one',
    },
  },
  'pack-unknown-source': {
    message: { zh: '没有来源 `{value}`', en: 'There is no source `{value}`' },
  },
  'title-of-nothing': {
    message: {
      zh: '`titles` 给出了 `{value}` 的名称，但规则没有用到它',
      en: '`titles` says what `{value}` is called, and the rules have none of that name',
    },
  },
  'pack-duplicate-source': {
    message: { zh: '来源 `{value}` 在 pack.yaml 中已有', en: 'Source `{value}` is in pack.yaml already' },
  },
  'pack-extra-column': {
    message: {
      zh: '`{value}` 已是标准列，不能在 `extra` 中要求',
      en: '`{value}` is a canonical column and cannot be asked for under `extra`',
    },
  },
  'pack-extra-type': {
    message: {
      zh: '规则包要求列 `{value}` 的类型为 {type}，工作区声明为 {other}',
      en: 'The pack asks for column `{value}` as {type}, the workspace has it as {other}',
    },
    hint: {
      zh: '改工作区 `data.<表>.extra` 中的类型。',
      en: "Change the type under the workspace's `data.<table>.extra`.",
    },
  },
  'pack-in-force': {
    message: { zh: '截止日 `{value}` 早于起始日', en: 'The last day `{value}` is before the first' },
  },
  'pack-indicator-kind': {
    message: {
      zh: '指标 `{value}` 须写且只写一种：{kinds}',
      en: 'Indicator `{value}` needs one of, and only one of: {kinds}',
    },
  },
  'pack-reserved-name': {
    message: {
      zh: '`{value}` 是保留的名称，不能作指标名',
      en: '`{value}` is a reserved name and cannot be an indicator',
    },
  },
  'pack-unknown-table': {
    message: { zh: '没有表 `{value}`', en: 'There is no table `{value}`' },
  },
  'pack-unknown-indicator': {
    message: { zh: '没有指标 `{value}`', en: 'There is no indicator `{value}`' },
  },
  'pack-column-type': {
    message: {
      zh: '列 `{value}` 的类型是 {found}，这里需要 {wanted}',
      en: 'Column `{value}` is of type {found}, and {wanted} is needed here',
    },
  },
  'pack-distinct-and-groups': {
    message: { zh: '`distinct` 与 `group_by` 不能并用', en: '`distinct` and `group_by` exclude each other' },
  },
  'pack-at-least-without-groups': {
    message: { zh: '`at_least` 只能与 `group_by` 同用', en: '`at_least` needs `group_by`' },
  },
  'pack-extends-cycle': {
    message: { zh: '规则包互相引用：{value}', en: 'These packs extend each other: {value}' },
  },
  'params-unknown': {
    message: { zh: '规则包 `{pack}` 没有参数 `{value}`', en: 'Pack `{pack}` has no parameter `{value}`' },
    hint: { zh: '它的参数：{known}', en: 'Its parameters: {known}' },
  },
  'params-none': {
    message: {
      zh: '规则包 `{pack}` 没有任何参数，不能设定 `{value}`',
      en: 'Pack `{pack}` has no parameters at all, so `{value}` cannot be set',
    },
  },
  'params-type': {
    message: {
      zh: '参数值 `{value}` 的类型是 {found}，这里需要 {wanted}',
      en: 'The parameter value `{value}` is of type {found}, and {wanted} is needed here',
    },
  },
  'pack-days-at-least': {
    message: {
      zh: '`days_at_least` 只用于 `metrics`，不能用于 `{value}`',
      en: '`days_at_least` is for `metrics`, not for `{value}`',
    },
    hint: {
      zh: '事件表没有记录的日子是 0，不是缺报。',
      en: 'A day without events counts 0; it is not a day that was not reported.',
    },
  },
  'pack-cycle': {
    message: { zh: '指标互相引用：{value}', en: 'These indicators use each other: {value}' },
  },
  'pack-duplicate-measure': {
    message: { zh: '措施 `{value}` 写了两次', en: 'Measure `{value}` is there twice' },
  },
  'catalogue-missing': {
    message: { zh: '措施目录里没有 `{value}`', en: 'The catalogue of measures has no `{value}`' },
    hint: {
      zh: '随附的目录见 `rules/catalogue/`；自己的写在工作区的 `rules/catalogue/*.yaml`。',
      en: 'The catalogue that comes with fenqu is `rules/catalogue/`; your own goes into `rules/catalogue/*.yaml` of the workspace.',
    },
  },
  'catalogue-duplicate': {
    message: { zh: '措施目录里 `{value}` 写了两次', en: 'The catalogue of measures has `{value}` twice' },
  },
  'catalogue-shadows': {
    message: {
      zh: '工作区目录中的措施 `{value}` 取代了随附的同名措施',
      en: 'Measure `{value}` of the workspace’s catalogue stands in for the one that comes with fenqu',
    },
  },
  'measure-unknown-parameter': {
    message: {
      zh: '措施 `{measure}` 的文字里没有 `{value}`',
      en: 'Measure `{measure}` has no place for `{value}`',
    },
    hint: { zh: '它有：{known}', en: 'It has: {known}' },
  },
  'measure-open-place': {
    message: {
      zh: '措施的文字里有 `{{value}}`，而没有给出它的值',
      en: 'The text of the measure has `{{value}}`, and nothing gives it a value',
    },
    hint: {
      zh: '在 `parameters` 或 `words` 中写出它；`test_days` 取自 `days`。',
      en: 'Give it under `parameters` or `words`; `test_days` is taken from `days`.',
    },
  },
  'pack-unknown-tier': {
    message: { zh: '规则包里没有等级 `{value}`', en: 'The pack has no tier `{value}`' },
  },
  'pack-unknown-measure': {
    message: { zh: '规则包里没有措施 `{value}`', en: 'The pack has no measure `{value}`' },
  },
  'pack-unknown-sector': {
    message: { zh: '没有场所类型 `{value}`', en: 'There is no sector `{value}`' },
    hint: {
      zh: '自定的场所类型先在 `measures.yaml` 的 `sectors` 中写明名称。',
      en: 'Say under `sectors` in `measures.yaml` what a sector of your own is called.',
    },
  },
  'pack-duplicate-forbidden': {
    message: {
      zh: '等级 `{tier}` 已禁止 `{value}` 类措施',
      en: 'Measures of kind `{value}` are forbidden in tier `{tier}` already',
    },
  },
  'pack-duplicate-opening': {
    message: {
      zh: '`{sector}` 在等级 `{value}` 是否开放，同样的日期和情形已写过一次',
      en: 'Whether `{sector}` is open in tier `{value}` is there already, for the same days and context',
    },
  },
  'pack-duplicate-arrival': {
    message: {
      zh: '从等级 `{value}` 来的同样的人，同样的日期已写过一次',
      en: 'The same people from tier `{value}` are there already, for the same days',
    },
  },
  'pack-arrival-nobody': {
    message: {
      zh: '没有写是什么人：`origin`（来源地的等级）或 `who`',
      en: 'It does not say whom it is about: give `origin`, the tier they come from, or `who`',
    },
  },
  'pack-arrival-scope': {
    message: {
      zh: '`scope: {value}` 须与 `origin` 同写：它是该等级区域所在的上级范围',
      en: '`scope: {value}` needs `origin`: it is the ancestor around a place of that tier',
    },
  },
  'pack-unranked-otherwise': {
    message: {
      zh: '`otherwise` 的等级 `{value}` 不能是 `unranked`',
      en: 'Tier `{value}` is taken otherwise, and cannot be `unranked`',
    },
  },
  'pack-start-unranked': {
    message: {
      zh: '`start` 的等级 `{value}` 不能是 `unranked`',
      en: '`start` cannot be the `unranked` tier `{value}`',
    },
  },
  'pack-zones-order': {
    message: {
      zh: '等级 `{tier}` 用 `zones()` 统计 `{value}`，但它并不比 `{value}` 轻',
      en: 'Tier `{tier}` counts `{value}` with `zones()`, and is not less severe than it',
    },
    hint: {
      zh: '`zones()` 只能统计更严重的等级；`unranked` 的等级不能使用它。',
      en: 'Only tiers more severe than the one that counts can be counted, and an `unranked` tier counts none.',
    },
  },
  'pack-after-never': {
    message: {
      zh: '每周判定一次，`after: {value}` 所要求的日子里没有判定，永远不会满足',
      en: '`after: {value}` asks for evaluations on days on which this weekly pack never has one',
    },
    hint: { zh: '写判定的次数，如 `after: 2`。', en: 'Count evaluations: `after: 2`.' },
  },
  'calendar-missing': {
    message: { zh: '找不到节假日文件 `{value}`', en: 'There is no calendar file `{value}`' },
    hint: {
      zh: '路径从写有它的文件所在的文件夹算起。',
      en: 'Paths start at the folder of the file in which they are written.',
    },
  },
} as const satisfies Catalogue;
