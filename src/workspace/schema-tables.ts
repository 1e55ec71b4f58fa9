import { CLASSES, ORIGINS, WORKING } from '../inputs/tables.ts';
import { long, wide } from './schema-layouts.ts';

const scalar = { type: ['string', 'number', 'boolean'] } as const;

const oneName = { type: 'string', minLength: 1 } as const;

const anyName = {
  type: 'object',
  description: 'Names of which the column has one in each file.',
  additionalProperties: false,
  required: ['any'],
  properties: { any: { type: 'array', minItems: 2, uniqueItems: true, items: oneName } },
  examples: ['{ any: [病例号, 编号] }'],
} as const;

const columnName = {
  description: 'A column of the source, or several joined ones.',
  examples: ['报告日期', '[市, 区, 居住地]', '{ any: [病例号, 编号] }'],
  anyOf: [oneName, anyName, { type: 'array', minItems: 1, items: { anyOf: [oneName, anyName] } }],
} as const;

const name = { pattern: '^[a-z][a-z0-9_]*$' } as const;

export const file = {
  type: 'string',
  minLength: 1,
  description: 'A path from this file, or a glob.',
} as const;

export const columns = {
  type: 'object',
  description: 'Canonical column → column of the source.',
  propertyNames: name,
  additionalProperties: columnName,
} as const;

export const encoding = {
  enum: ['utf-8', 'gb18030', 'gbk'],
  description: 'The encoding, where it is not to be found out.',
} as const;

export const sheet = {
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'integer', minimum: 1 },
  ],
  description:
    'Of a spreadsheet: the name of the sheet, or its number. Default: the first visible one that has the columns.',
  examples: ['病例', '2'],
} as const;

export const header = {
  type: 'integer',
  minimum: 1,
  maximum: 1048576,
  description:
    'Of a spreadsheet or delimited text: the row of the header. Default: the first that has the columns.',
  examples: ['3'],
} as const;

const digits = { type: 'integer', minimum: 1, maximum: 20 } as const;

export const pad = {
  type: 'object',
  description: 'Digits to which a code that lost its leading zeros is filled up.',
  propertyNames: name,
  additionalProperties: digits,
  examples: ['{ area: 5 }'],
} as const;

export const areaPad = {
  anyOf: [
    digits,
    { type: 'object', additionalProperties: false, required: ['code'], properties: { code: digits } },
  ],
  examples: ['5'],
} as const;

const freshFor = { type: 'string', pattern: '^[0-9]{1,4}d$', examples: ['2d'] } as const;

/** A text of cells; one of `*` alone would fit whatever stands there. */
const cellText = {
  anyOf: [{ type: 'string', pattern: '^$|[^*]' }, { type: 'number' }, { type: 'boolean' }],
} as const;

const rowFilter = {
  type: 'object',
  minProperties: 1,
  propertyNames: { minLength: 1 },
  additionalProperties: { anyOf: [cellText, { type: 'array', minItems: 1, items: cellText }] },
} as const;

/** What every table of data may say. */
const anyTable = {
  file,
  columns,
  formats: {
    type: 'object',
    description: 'Date column → its format, such as M/d/yyyy or yyyy-MM-dd HH:mm, or several.',
    propertyNames: name,
    additionalProperties: { anyOf: [oneName, { type: 'array', minItems: 1, items: oneName }] },
    examples: ['{ date_report: [yyyy-MM-dd, M/d/yyyy] }'],
  },
  extra: {
    type: 'object',
    description: 'Further columns by type, which rules may use.',
    propertyNames: name,
    additionalProperties: { enum: ['text', 'number', 'boolean', 'date'] },
  },
  exclude: {
    ...rowFilter,
    description:
      'Column of the source → texts of rows that are no data, such as totals; * stands for any signs.',
    examples: ['{ 区: [合计, 总计], 备注: 示例* }'],
  },
  only: {
    ...rowFilter,
    description: 'Column of the source → texts of the rows that count; all others are left out.',
    examples: ['{ 审核: 通过 }'],
  },
  missing: { type: 'array', items: scalar, description: 'Texts that stand for an empty cell.' },
  pad,
  encoding,
  delimiter: {
    type: 'string',
    minLength: 1,
    maxLength: 1,
    description: 'What separates columns.',
    examples: [';'],
  },
  sheet,
  header,
  fresh_within: {
    description: 'How old the newest data may be: older is an error, or a warning where that is said.',
    examples: ['2d', '{ days: 2d, otherwise: warning }'],
    anyOf: [
      freshFor,
      {
        type: 'object',
        additionalProperties: false,
        required: ['days'],
        properties: { days: freshFor, otherwise: { enum: ['error', 'warning'] } },
      },
    ],
  },
  take: {
    enum: ['all', 'newest', 'as_of'],
    description: 'Which of the files are read: all, the newest, or those named for the day judged.',
  },
  through: {
    description:
      'The day the data is complete through: a date, or what says it, the name of the newest file or a column.',
    examples: ['{ file_name: cases-{date}.csv }', '{ column: 截止日期 }'],
    anyOf: [
      { type: 'string', format: 'date' },
      {
        type: 'object',
        additionalProperties: false,
        required: ['file_name'],
        properties: { file_name: { type: 'string', pattern: '^[^/\\\\]*\\{date\\}[^/\\\\]*$' } },
      },
      {
        type: 'object',
        additionalProperties: false,
        required: ['column'],
        properties: { column: { anyOf: [oneName, anyName] } },
      },
    ],
  },
} as const;

const covers = {
  type: 'array',
  description: 'The areas of which the table tells, with all inside them. Default: all.',
  items: { type: 'string', minLength: 1 },
  examples: ['[R01, R02]'],
} as const;

const translated = {
  type: 'object',
  additionalProperties: scalar,
  description: 'Text as written → value.',
} as const;

export const cases = {
  type: 'object',
  description: 'The line list: one row a case.',
  additionalProperties: false,
  required: ['file'],
  properties: {
    ...anyTable,
    covers,
    values: {
      type: 'object',
      description: 'Column → text as written → canonical value.',
      additionalProperties: translated,
      // Under `then`, which the derived type leaves out: there every column has the same type.
      if: true,
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        properties: {
          class: { additionalProperties: { enum: CLASSES } },
          origin: { additionalProperties: { enum: ORIGINS } },
        },
      },
    },
    defaults: {
      type: 'object',
      description: 'Column → value where there is none.',
      additionalProperties: scalar,
      if: true,
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { class: { enum: CLASSES }, origin: { enum: ORIGINS } } },
    },
  },
} as const;

const plainTable = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'columns'],
} as const;

const plainProperties = {
  ...anyTable,
  values: { type: 'object', additionalProperties: translated },
  defaults: { type: 'object', additionalProperties: scalar },
} as const;

export const metrics = {
  ...plainTable,
  description: 'Numbers by area and day.',
  properties: { ...plainProperties, wide, long },
} as const;

export const populations = {
  type: 'object',
  description: 'What another file says of areas, one row each: their population, and other attributes.',
  additionalProperties: false,
  required: ['file', 'columns'],
  properties: {
    file,
    columns: {
      type: 'object',
      description: 'Column of the areas → column of the source; `area` names the area.',
      required: ['area'],
      minProperties: 2,
      propertyNames: name,
      additionalProperties: { type: 'string', minLength: 1 },
      examples: ['{ area: 地区, population: 常住人口 }'],
    },
    encoding,
    sheet,
    header,
  },
} as const;

export const visits = {
  ...plainTable,
  description: 'Places where cases stayed: one row a stay.',
  properties: { ...plainProperties, covers },
} as const;

/** What a list of premises says of its files and columns, as a table of data does. */
const { fresh_within: _fresh, through: _through, extra: _extra, ...anyList } = anyTable;

export const premises = {
  description: 'The list of premises: a file with the canonical columns, or how it is read.',
  examples: [
    'data/premises.csv',
    '{ file: data/premises.xlsx, columns: { id: 编号, name: 名称, area: [区, 街道] } }',
  ],
  anyOf: [
    file,
    {
      type: 'object',
      additionalProperties: false,
      required: ['file', 'columns'],
      properties: {
        ...anyList,
        values: {
          type: 'object',
          description: 'Column → text as written → canonical value.',
          additionalProperties: translated,
          if: true,
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { properties: { status: { additionalProperties: { enum: WORKING } } } },
        },
        defaults: { type: 'object', additionalProperties: scalar },
        grading: {
          ...oneName,
          description: 'The pack whose tiers are the classes of premises linked to cases.',
          examples: ['beijing-premises-2020-07'],
        },
        rounding: {
          type: 'object',
          description: 'How percentages are rounded. Default: half-up, to one digit.',
          additionalProperties: false,
          properties: {
            mode: { enum: ['half-up', 'truncate'] },
            digits: { type: 'integer', minimum: 0, maximum: 6 },
          },
          examples: ['{ mode: truncate, digits: 1 }'],
        },
      },
    },
  ],
} as const;

export const counts = {
  ...plainTable,
  description: 'Cases already counted, by area and day.',
  properties: {
    ...plainProperties,
    wide,
    long,
    covers,
    cumulative: {
      type: 'boolean',
      description: 'The numbers are totals so far: what is new is the difference.',
    },
  },
} as const;
