import type { Text } from '../../language/text.ts';
import type { TemplateTable } from '../template/columns.ts';
import type { SheetKind } from '../workbook.ts';

/** What the templates say. */
export const words = {
  explanations: { zh: '填写说明', en: 'Explanations' },
  table: { zh: '工作表', en: 'Sheet' },
  column: { zh: '填写的列', en: 'Column explained' },
  required: { zh: '是否必填', en: 'Required' },
  form: { zh: '填写形式', en: 'Form' },
  values: { zh: '可填内容', en: 'May hold' },
  example: { zh: '举例', en: 'For example' },
  meaning: { zh: '含义', en: 'Meaning' },
  yes: { zh: '必填', en: 'yes' },
  no: { zh: '可空', en: 'no' },
} as const satisfies Record<string, Text>;

export const forms: Readonly<Record<SheetKind, Text>> = {
  text: { zh: '文本', en: 'text' },
  day: { zh: '日期，如 2022-05-01', en: 'a day, such as 2022-05-01' },
  number: { zh: '数字', en: 'a number' },
};

/** The names of the sheets. */
export const sheets: Readonly<Record<TemplateTable, Text>> = {
  cases: { zh: '病例清单', en: 'Cases' },
  visits: { zh: '活动轨迹', en: 'Stays' },
  counts: { zh: '病例数', en: 'Counts' },
  metrics: { zh: '指标数据', en: 'Metrics' },
  populations: { zh: '人口', en: 'Populations' },
  decisions: { zh: '人工决定', en: 'Decisions' },
  premises: { zh: '场所', en: 'Premises' },
};

/** A font that has the characters and that every office has. */
export const font: Text = { zh: '宋体', en: 'Calibri' };
