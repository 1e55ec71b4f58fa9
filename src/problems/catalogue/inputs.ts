import type { Catalogue } from './entry.ts';
import { inputDecisions } from './input-decisions.ts';
import { inputFiles } from './input-files.ts';
import { inputRows } from './input-rows.ts';

/** Problems of hypothetical cases. */
const assumed = {
  'assume-no-cases': {
    message: {
      zh: '这个工作区没有病例表，不能假设病例（`{value}`）',
      en: 'The workspace has no table of cases, so none can be assumed (`{value}`)',
    },
  },
  'assume-later': {
    message: {
      zh: '假设的病例的日期 `{value}` 晚于判定日 {asOf}',
      en: 'A hypothetical case is dated `{value}`, after the as-of day {asOf}',
    },
    hint: {
      zh: '写判定日或更早的日期，或留空：即视为已在当日的清单中。',
      en: 'Date it on the as-of day or before, or leave it empty: it is then as if it were in that day’s list.',
    },
  },
} as const satisfies Catalogue;

/** Problems of columns and of the mapping that names them. */
const columns = {
  'table-unmapped': {
    message: {
      zh: '{readers} 要读表 `{value}`，工作区没有给出',
      en: 'The table `{value}` is read by {readers}; the workspace does not have it',
    },
    hint: { zh: '在 fenqu.yaml 的 `data:` 下加上它。', en: 'Add it under `data:` in fenqu.yaml.' },
  },
  'column-unmapped': {
    message: {
      zh: '{readers} 要读 {table} 的列 `{value}`，工作区既没有对应的列，也没有默认值',
      en: 'The column `{value}` of {table} is read by {readers}; the workspace gives neither a column nor a default for it',
    },
    hint: { zh: '在 `columns:` 或 `defaults:` 中写明。', en: 'Name it under `columns:` or `defaults:`.' },
  },
  'column-missing': {
    message: {
      zh: '表头没有列 `{value}`；现有：{header}',
      en: 'The header has no column `{value}`; it has: {header}',
    },
  },
  'column-names-several': {
    message: {
      zh: '`{value}` 是同一列的不同名称，表头里却同时有',
      en: 'The header has {value}, which are names of one column',
    },
    hint: {
      zh: '在 `columns:` 中只留下要读的那一个名称。',
      en: 'Leave only the name to be read in `columns:`.',
    },
  },
  'column-duplicate': {
    message: { zh: '表头有两列都叫 `{value}`', en: 'The header has the column `{value}` twice' },
  },
  'value-target-unknown': {
    message: { zh: '`{value}` 不是 {field} 可取的值', en: '`{value}` is no value of {field}' },
  },
} as const satisfies Catalogue;

/** Problems of areas, and of finding one. */
const areas = {
  'group-is-level': {
    message: {
      zh: '`groups` 中的 `{value}` 已是区域文件的一级',
      en: '`{value}` of `groups` is a level of the areas already',
    },
  },
  'group-attribute': {
    message: {
      zh: '`groups` 用到属性 `{value}`，但区域文件没有这一列',
      en: '`groups` speaks of the attribute `{value}`, and the areas file has no such column',
    },
  },
  'neighbor-itself': {
    message: { zh: '`{value}` 写成了自己的相邻区域', en: '`{value}` is given as its own neighbour' },
  },
  'visit-case-unknown': {
    message: {
      zh: '`{value}` 中有 {rows} 行的病例号不在病例清单里',
      en: 'Of `{value}` {rows} {rows|row names|rows name} a case that is not in the line list',
    },
    hint: {
      zh: '行迹的日期是病例的报告日期，没有病例就无从计数。',
      en: 'A stay is known from the day its case was reported; without the case it cannot be counted.',
    },
  },
  'counts-within-counts': {
    message: {
      zh: '{count} 个区域和它的上级区域都报了数，会重复计算，例如 {value}',
      en: '{count} {count|area reports|areas report} as well as an area around, so that cases count twice, for example {value}',
    },
  },
  'counts-revised': {
    message: {
      zh: '累计数有 {count} 处下降，按修正处理，例如 {value} 在 {day} 由 {before} 降到 {after}',
      en: 'Totals fell {count} {count|time|times} and are taken as revised, for example {value} on {day} from {before} to {after}',
    },
  },
  'area-unknown': {
    message: {
      zh: '找不到区域 `{value}`（共 {rows} 行）',
      en: 'There is no area `{value}` ({rows} {rows|row|rows})',
    },
    hint: {
      zh: '更正名称或代码，或把该区域加入区域文件；`fenqu data match` 会列出这些地点和候选区域。',
      en: 'Correct the name or code, or add the area to the areas file; `fenqu data match` lists such texts with candidates.',
    },
  },
  'area-ambiguous': {
    message: {
      zh: '`{value}` 可指多个区域：{candidates}（共 {rows} 行）',
      en: '`{value}` may be several areas: {candidates} ({rows} {rows|row|rows})',
    },
    hint: { zh: '用代码，或加上一级的列。', en: 'Use a code, or map the column of the level above as well.' },
  },
  'area-not-placed-below': {
    message: {
      zh: '{rows} 行只能落到上一级：{texts} 个地点没有对应的区域',
      en: '{rows} {rows|row was|rows were} placed only at the level above: {texts} {texts|text names|texts name} no area',
    },
    hint: {
      zh: '`fenqu data match` 把它们列入 unplaced.csv，填写后作为 `crosswalk:`。',
      en: '`fenqu data match` lists them in unplaced.csv, to be filled in and used as the `crosswalk:`.',
    },
  },
  'crosswalk-area': {
    message: {
      zh: '地点对照的这一行没有唯一对应的区域，未采用',
      en: 'This row of the crosswalk names no one area and is not used',
    },
    hint: {
      zh: '填写区域文件中、判定日有效的代码或路径；表格软件可能改动了代码。',
      en: 'Write a code or a path of the areas file that is valid on the day; a spreadsheet may have changed the code.',
    },
  },
  'crosswalk-contradicts': {
    message: {
      zh: '地点对照的这一行指向 {area}（`{value}`），与 {other} 矛盾，未采用',
      en: 'This row of the crosswalk points to {area} (`{value}`) and contradicts {other}; it is not used',
    },
    hint: {
      zh: '地点文字或 `within` 写明的是另一个区域；核对代码。',
      en: 'The text, or `within`, names another area: check the code.',
    },
  },
  'crosswalk-twice': {
    message: {
      zh: '地点对照中同一地点对应两个不同的区域，均未采用：另见 {other}',
      en: 'The crosswalk gives this text two different areas, and neither is used: see {other}',
    },
    hint: { zh: '只留一行，或用 `within` 区分。', en: 'Keep one row, or tell them apart by `within`.' },
  },
  'code-scientific': {
    message: {
      zh: '区域代码 `{value}` 被写成科学计数法，已丢失数位',
      en: 'The area code `{value}` is in scientific notation and has lost digits',
    },
    hint: {
      zh: '在表格软件中把该列设为“文本”后重新导出。',
      en: 'Set the column to text in the spreadsheet and export it again.',
    },
  },
  'code-lost-zero': {
    message: {
      zh: '区域代码 `{value}` 丢了前面的 0',
      en: 'The area code `{value}` has lost its leading zero',
    },
    hint: {
      zh: '用 `pad:` 说明应有几位，例如 `pad: { area: 5 }`。',
      en: 'State its length under `pad:`, such as `pad: { area: 5 }`.',
    },
  },
  'area-code-invalid': {
    message: {
      zh: '`{value}` 不是 2、4、6、9 或 12 位的区域代码',
      en: '`{value}` is no area code of 2, 4, 6, 9 or 12 digits',
    },
    hint: {
      zh: '若代码不表示层级，用 `codes: explicit`。',
      en: 'Where codes do not carry the tree, use `codes: explicit`.',
    },
  },
  'area-duplicate': {
    message: { zh: '区域代码 `{value}` 重复', en: 'The area code `{value}` is there twice' },
  },
  'area-parent-missing': {
    message: {
      zh: '区域 `{value}` 的上级 `{parent}` 不在文件中',
      en: 'The parent `{parent}` of the area `{value}` is not in the file',
    },
    hint: { zh: '补上这个上级区域，或更正代码。', en: 'Add the parent to the file, or correct the code.' },
  },
  'area-dates': {
    message: {
      zh: '区域 `{value}` 的终止日 {until} 早于起始日 {from}',
      en: 'The area `{value}` ends on {until}, before it begins on {from}',
    },
  },
  'area-successor-missing': {
    message: {
      zh: '区域 `{value}` 的承接区域 `{successor}` 不在文件中',
      en: 'The successor `{successor}` of the area `{value}` is not in the file',
    },
    hint: {
      zh: '补上承接区域，或更正代码；多个代码用 `|` 分开。',
      en: 'Add the successor, or correct the code; several codes are parted by `|`.',
    },
  },
  'area-cycle': {
    message: { zh: '区域互为上级：{cycle}', en: 'Areas are each other’s parents: {cycle}' },
    hint: {
      zh: '更正其中一个 `parent`；最上级的 `parent` 留空。',
      en: 'Correct one `parent` of the cycle; the topmost area has none.',
    },
  },
  'area-level-order': {
    message: {
      zh: '层级 `{value}` 既在 `{other}` 之上又在其下',
      en: 'The level `{value}` is both above and below `{other}`',
    },
  },
} as const satisfies Catalogue;

/** Problems of inputs. */
export const inputs = {
  'population-twice': {
    message: {
      zh: '区域 {value} 已在第 {first} 行给出',
      en: 'The area {value} stands in row {first} already',
    },
  },
  'population-there': {
    message: {
      zh: '区域文件自己已有列 `{value}`',
      en: 'The areas file has a column `{value}` of its own',
    },
    hint: { zh: '只在一处给出，或改用另一个列名。', en: 'Give it in one place, or under another name.' },
  },
  ...inputFiles,
  ...assumed,
  ...columns,
  ...inputRows,
  ...areas,
  ...inputDecisions,
} as const satisfies Catalogue;
