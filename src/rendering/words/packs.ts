import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '规则包', en: 'Rule packs' },
  id: { zh: '名称', en: 'Pack' },
  titleColumn: { zh: '标题', en: 'Title' },
  edition: { zh: '版本', en: 'Edition' },
  level: { zh: '层级', en: 'Level' },
  inForce: { zh: '施行', en: 'In force' },
  jurisdiction: { zh: '辖区', en: 'Area' },
  statuses: { zh: '来源', en: 'Sources' },
  origin: { zh: '出处', en: 'From' },
  builtIn: { zh: '内置', en: 'built-in' },
  broken: {
    zh: '有{errors}，不能使用；用 `fenqu rules check` 查看',
    en: '{errors}: cannot be used; see `fenqu rules check`',
  },
  noPacks: { zh: '没有规则包。', en: 'There is no rule pack.' },
  summary: { zh: '{packs}：{sound}个完好', en: '{packs}: {sound} sound' },
  summaryBroken: {
    zh: '{packs}：{sound}个完好，{broken}个有错误',
    en: '{packs}: {sound} sound, {broken} with errors',
  },
  warned: { zh: '{summary} — {counts}', en: '{summary} — {counts}' },
  checkTitle: { zh: '规则包检查', en: 'Rule packs checked' },
  sound: { zh: '{id}：完好', en: '{id}: sound' },
  checked: { zh: '{id}：{counts}', en: '{id}: {counts}' },
} as const satisfies Record<string, Text>;

export const packNoun = { zh: '个规则包', one: 'pack', several: 'packs' } as const;
export const errorNoun = { zh: '个错误', one: 'error', several: 'errors' } as const;
