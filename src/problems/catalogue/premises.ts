import type { Catalogue } from './entry.ts';

/** Problems of the list of premises. */
export const premises = {
  'premises-missing': {
    message: { zh: '工作区没有场所名单 `premises`', en: 'The workspace has no list of premises' },
    hint: {
      zh: '在 fenqu.yaml 中写 `premises: data/premises.csv`，见 docs/premises.md。',
      en: 'Name it in fenqu.yaml, as `premises: data/premises.csv`; see docs/premises.md.',
    },
  },
  'premises-id': {
    message: {
      zh: '名单里没有编号为 `{value}` 的场所',
      en: 'The list has no premises with the id `{value}`',
    },
  },
  'premises-sector': {
    message: {
      zh: '名单里没有类型为 `{value}` 的场所',
      en: 'The list has no premises of the sector `{value}`',
    },
    hint: { zh: '名单里的类型：{known}。', en: 'Sectors in the list: {known}.' },
  },
  'premises-points': {
    message: {
      zh: '每个场所采几点没有写明：{day} 没有哪项措施有参数 `points_per_enterprise`',
      en: 'How many points are sampled is not said: no measure of {day} has a parameter `points_per_enterprise`',
    },
    hint: { zh: '用 `--points 5` 写明。', en: 'Say it with `--points 5`.' },
  },
  'premises-level': {
    message: {
      zh: '没有哪个场所落在 {value} 级的区域里',
      en: 'No premises lie in an area of the level {value}',
    },
    hint: { zh: '区域树的层级有 {levels}。', en: 'The levels of the areas are {levels}.' },
  },
  'premises-since': {
    message: {
      zh: '{value} 这一夜没有发布或没有保存场所名单，名单也没有写明该日的情况',
      en: 'The night of {value} is not published, or has kept no premises, and the list does not say how they were that day',
    },
    hint: {
      zh: '`fenqu run` 每夜保存 fenqu.yaml 中的场所名单；`--since 文件` 与较早的名单比较。',
      en: '`fenqu run` keeps the premises that fenqu.yaml names, every night; `--since FILE` compares with an earlier list.',
    },
  },
  'premises-since-later': {
    message: {
      zh: '`{value}` 不早于 {night} 这一夜，不能作为比较的起点',
      en: '`{value}` is not before the night of {night}: nothing changed since then',
    },
    hint: { zh: '`--since` 写更早的一夜。', en: 'Give an earlier night with `--since`.' },
  },
  'premises-sector-unknown': {
    message: {
      zh: '{rows} 个场所的类型 `{value}` 不是规则或 fenqu 认识的，标准对它没有规定',
      en: '{rows} {rows|row has|rows have} the sector `{value}`, which neither the rules nor fenqu know: the standard says nothing of it',
    },
    hint: {
      zh: '在 `premises: values: sector:` 中写明它是哪一类。',
      en: 'Say under `premises: values: sector:` which sector it is.',
    },
  },
  'premises-class': {
    message: {
      zh: '涉疫分类 `{value}` 不是规则包 {pack} 的类；有：{known}',
      en: 'The class `{value}` is none of the pack {pack}, which has {known}',
    },
    hint: {
      zh: '在 `premises: values: link:` 中写明它是哪一类。',
      en: 'Say under `premises: values: link:` which class it is.',
    },
  },
  'premises-grading-days': {
    message: {
      zh: '规则包 `{value}` 在 {day} 没有施行，场所的涉疫分类按它追溯判定',
      en: 'The pack `{value}` is not in force on {day}: premises are graded by it in retrospect',
    },
  },
  'premises-ungraded': {
    message: {
      zh: '名单里有涉疫分类（如 `{value}`），但没有写明按哪个规则包',
      en: 'The list has classes of premises linked to cases, such as `{value}`, but names no pack for them',
    },
    hint: {
      zh: '写 `premises: { …, grading: beijing-premises-2020-07 }`。',
      en: 'Say `premises: { …, grading: beijing-premises-2020-07 }`.',
    },
  },
} as const satisfies Catalogue;
