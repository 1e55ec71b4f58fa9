import type { Ground, LeftOut, OpenPoint, Target } from '../../inputs/mapping/proposal.ts';
import type { Text } from '../../language/text.ts';
import { flow, scalar } from '../mapping/flow.ts';

/** What `data map` says beside what it proposes. */
export const words = {
  title: {
    zh: 'fenqu data map 的建议：核对后贴进 fenqu.yaml；“#”之后是依据，行首带“#”的要您来定。',
    en: 'Proposed by fenqu data map: check it and paste it into fenqu.yaml. What stands behind # says why; lines that begin with # are for you to settle.',
  },
  file: {
    zh: '{files}：{rows} 行',
    en: '{files}: {rows} {rows|row|rows}',
  },
  complete: { zh: '可直接使用，请核对', en: 'can be used as it stands; check it' },
  incomplete: { zh: '还不完整：见下面带“#”的行', en: 'not complete: see the lines below that begin with #' },
  personal: { zh: '不读入，属个人信息：{columns}', en: 'left out, personal: {columns}' },
  others: { zh: '不读入：{columns}', en: 'left out: {columns}' },
  compared: {
    zh: '与工作区现有的 `{table}` 相比：',
    en: 'Compared with `{table}` of the workspace:',
  },
  fits: {
    zh: '工作区现有的 `{table}` 能读这个文件，无须改动。',
    en: '`{table}` of the workspace reads this file as it is.',
  },
  missing: { zh: '没有列 `{missing}`（{column}）', en: 'there is no column `{missing}` ({column})' },
  likely: { zh: '，可能改名为 {likely}', en: '; likely it is now called {likely}' },
  either: { zh: '；`{any}` 两种都读', en: '; `{any}` reads both' },
  untranslated: {
    zh: '`{column}` 有未设对应的写法：{texts}',
    en: '`{column}` has texts that are not translated: {texts}',
  },
  formatNow: { zh: '`{column}` 的日期格式现在是 {now}', en: 'days of `{column}` are now written {now}' },
  formatNone: {
    zh: '`{column}` 的日期现在无须写格式',
    en: 'days of `{column}` need no format now',
  },
} as const satisfies Record<string, Text>;

export const targets: Readonly<Record<Target, Text>> = {
  cases: { zh: '病例清单', en: 'line list' },
  visits: { zh: '活动轨迹', en: 'stays' },
  counts: { zh: '病例数', en: 'counts of cases' },
  metrics: { zh: '指标数据', en: 'numbers by area and day' },
  populations: { zh: '人口', en: 'populations' },
  areas: { zh: '区域', en: 'areas' },
};

const by: Readonly<Record<'name' | 'part' | 'values' | 'areas', Text>> = {
  name: { zh: '按列名', en: 'by its name' },
  part: { zh: '按列名的一部分', en: 'by a part of its name' },
  values: { zh: '按内容', en: 'by what stands in it' },
  areas: { zh: '内容是工作区的区域', en: 'it names areas of the workspace' },
};

/** Why a column is proposed. */
export function groundText(ground: Ground): Text {
  switch (ground.kind) {
    case 'by':
      return by[ground.by];
    case 'values-agree':
      return { zh: '内容相符', en: 'what stands in it agrees' };
    case 'unique':
      return { zh: `互不相同（${ground.values}）`, en: `all different (${ground.values})` };
    case 'unique-together':
      return { zh: '单独有重复，合起来互不相同', en: 'repeated alone, all different together' };
    case 'other-clock':
      return {
        zh: '没有报告日期列，以此代替',
        en: 'there is no day of the report; this takes its place',
      };
    case 'down-the-tree':
      return { zh: '自上而下', en: 'down the tree' };
    case 'named-by-us':
      return { zh: '名称由本工具所取', en: 'the name is ours' };
  }
}

/** Whether something is sure. */
export const likely: Text = { zh: '请核对', en: 'check this' };

export const leftOut: Readonly<Record<LeftOut, Text>> = {
  personal: { zh: '个人信息', en: 'personal' },
  attribute: { zh: '每天相同，属区域本身', en: 'the same every day: it is the area’s own' },
  sum: { zh: '合计', en: 'a sum' },
  cumulative: { zh: '累计数', en: 'a total so far' },
  second: { zh: '已有同类列', en: 'another column says the same' },
  empty: { zh: '空列', en: 'empty' },
  unknown: { zh: '未用', en: 'not used' },
};

/** What the file does not tell: where and how it could be settled, if it can be in YAML, and why. */
export interface OpenText {
  /** The key of the table under which the line belongs. */
  readonly under?: 'columns' | 'values' | 'formats' | 'defaults';
  readonly line?: string;
  readonly text: Text;
}

/** A text whose meaning is not known. */
export const unknownText: Text = {
  zh: '不认识（{rows} 行），其行会被拒绝',
  en: 'not known ({rows} {rows|row|rows}); the rows will be rejected',
};

/** Texts that are counted only. */
export function hiddenText(texts: number): Text {
  return {
    zh: `另有 ${texts} 种写法行数少，可能涉及个人，不予显示`,
    en: `${texts === 1 ? '1 more text' : `${texts} more texts`} on few rows, not shown: they may be of persons`,
  };
}

function unknownValues({
  column,
  values,
  hidden,
}: OpenPoint & { readonly kind: 'values-unknown' }): OpenText {
  const list = values.map(({ text, rows }) => `${text} (${rows})`);
  const more = hidden > 0 ? [hiddenText(hidden)] : [];
  return {
    under: 'values',
    line: `${column}: ?`,
    text: {
      zh: `不认识的写法（行数）：${[...list, ...more.map(({ zh }) => zh)].join('、')}；其行会被拒绝`,
      en: `texts that are not known (rows): ${[...list, ...more.map(({ en }) => en)].join(', ')}; their rows will be rejected`,
    },
  };
}

export function openText(point: OpenPoint): OpenText {
  switch (point.kind) {
    case 'column-needed': {
      const candidates = point.candidates.join(', ');
      return {
        under: 'columns',
        // Which of several days is the clock nobody should settle by taking away a sign.
        line: `${point.column}: ${scalar((point.column === 'date_report' ? undefined : point.candidates[0]) ?? '?')}`,
        text:
          candidates === ''
            ? { zh: '必需，没有认出哪一列是', en: 'needed, and no column is recognised as it' }
            : { zh: `必需；可能是 ${candidates}`, en: `needed; it may be ${candidates}` },
      };
    }
    case 'no-id': {
      const [candidate] = point.candidates;
      if (candidate === undefined)
        return {
          under: 'columns',
          line: 'id: ?',
          text: {
            zh: '没有病例号列：查不出重复，也无法说明哪些病例',
            en: 'no column numbers the cases: duplicates are not found, and explain names no case',
          },
        };
      return {
        under: 'columns',
        line: `id: ${flow(['?', candidate])}`,
        text: {
          zh: `${candidate} 有 ${point.repeated} 行重复：与哪一列合起来才不同？重复的行会被拒绝`,
          en: `${point.repeated} rows share their ${candidate} with another: together with which column are they all different? Rows with the same id are rejected`,
        },
      };
    }
    case 'no-class':
      return {
        under: 'defaults',
        line: 'class: confirmed',
        text: {
          zh: '没有认出分型列；若全是确诊，去掉“#”',
          en: 'no column tells the class; if all are confirmed, take away the #',
        },
      };
    case 'no-origin':
      return {
        under: 'defaults',
        line: 'origin: local',
        text: {
          zh: '没有认出来源列；若全是本地，去掉“#”',
          en: 'no column tells the origin; if all are local, take away the #',
        },
      };
    case 'empty-values':
      return {
        under: 'defaults',
        line: point.column === 'class' ? 'class: confirmed' : 'origin: local',
        text: {
          zh: `有 ${point.rows} 行空着；若都是这个意思，去掉“#”`,
          en: `${point.rows} rows are empty; if this is what they mean, take away the #`,
        },
      };
    case 'no-cluster':
      return {
        under: 'columns',
        line: point.candidates.length > 0 ? `cluster: ${flow(point.candidates)}` : 'cluster: ?',
        text: {
          zh: '没有聚集性疫情列；规则要用时，可由几列合成',
          en: 'no column tells the cluster; where rules need one, several columns make a key',
        },
      };
    case 'days-unclear':
      return {
        under: 'formats',
        line: `${point.column}: ${point.formats[0] ?? ''}`,
        text: {
          zh: `${point.source} 是月在前还是日在前？没有一个数大于 12，看不出：${point.formats.join(' 或 ')}`,
          en: `is the month or the day first in ${point.source}? No part is past 12, so it cannot be told: ${point.formats.join(' or ')}`,
        },
      };
    case 'days-mixed':
      return {
        under: 'formats',
        line: `${point.column}: ?`,
        text: {
          zh: `${point.source} 的日期写法不止一种，没有一种格式能读全部`,
          en: `${point.source} writes days in more than one way; no one format reads all`,
        },
      };
    case 'days-unread':
      return { text: unread[point.why](point.source) };
    case 'column-unread':
      return {
        under: 'columns',
        line: `${point.column}: ${scalar(point.source)}`,
        text: {
          zh: '其中有的日期读不了（没有年份、年份两位、带时刻或写法不一），其行会被拒绝；先改好再用',
          en: 'some of its days cannot be read (no year, a short one, a time of day, several forms), and their rows would be rejected: mend them first',
        },
      };
    case 'rows-without-day':
      return {
        text: {
          zh: `${point.source} 有 ${point.rows} 行不是日期，会被拒绝`,
          en: `in ${point.source} ${point.rows} rows hold no day and will be rejected`,
        },
      };
    case 'values-unknown':
      return unknownValues(point);
    case 'texts-hidden':
      return {
        text: {
          zh: `${point.source}：${hiddenText(point.hidden).zh}`,
          en: `${point.source}: ${hiddenText(point.hidden).en}`,
        },
      };
    case 'number-unnamed':
      return {
        under: 'columns',
        line: `?: ${scalar(point.source)}`,
        text: {
          zh: '是数字；若要用，取一个小写英文名',
          en: 'holds numbers; where you need them, give them a name in small letters',
        },
      };
    case 'numbers-grouped':
      return {
        text: {
          zh: `${point.source} 有千位分隔符，读不了：请去掉`,
          en: `${point.source} has numbers with thousands set apart, which are not read: take the separators away`,
        },
      };
    case 'number-of-what':
      return {
        text: {
          zh: `文件没有说是什么的数；这里称为 ${point.column}`,
          en: `the file does not say of what the numbers are; here they are called ${point.column}`,
        },
      };
    case 'names-below':
      return {
        text: {
          zh: `列名在第 ${point.line} 行，其上各行不读`,
          en: `the names stand in line ${point.line}; the lines above are not read`,
        },
      };
    case 'other-sheets':
      return {
        text: {
          zh: `还有其他工作表：${point.sheets.join('、')}`,
          en: `there are other sheets: ${point.sheets.join(', ')}`,
        },
      };
    case 'same-name':
      return {
        text: {
          zh: `列名重复，分不清，未用：${point.columns.join('、')}`,
          en: `several columns have the same name, and none is used: ${point.columns.join(', ')}`,
        },
      };
    case 'broken-rows':
      return {
        text: {
          zh: `${point.rows} 行的列数不对，会被拒绝`,
          en: `${point.rows} ${point.rows === 1 ? 'row has' : 'rows have'} too few or too many cells and will be rejected`,
        },
      };
    case 'table-unclear':
      return {
        text:
          point.could.length === 0
            ? {
                zh: '认不出是什么表：至少要有日期和地点；若知道，用 --table 指明',
                en: 'it cannot be told which table this is: a day and a place are needed at least; if you know, say --table',
              }
            : {
                zh: `认不出是什么表，可能是 ${point.could.join('、')}：用 --table 指明`,
                en: `it cannot be told which table this is; it may be ${point.could.join(' or ')}: say --table`,
              },
      };
    case 'other-file':
      return {
        line: `${point.key}: ${scalar(point.file)}`,
        text: { zh: '列名是固定的，无须列出各列', en: 'its columns have fixed names and need no mapping' },
      };
    case 'ids-shared':
      return {
        text: {
          zh: `有 ${point.ids} 个病例号出现在不止一个文件里，其行会被拒绝：若各文件各自编号，与哪一列合起来才不同？`,
          en: `${point.ids} ids stand in more than one file, and their rows will be rejected: if each file numbers anew, together with which column are they all different?`,
        },
      };
    case 'files-differ':
      return {
        text: {
          zh: `与 ${point.files.join('、')} 同是一张表，列却不同：一张表只能有一种读法`,
          en: `it is the same table as ${point.files.join(', ')}, with other columns: a table is read in one way`,
        },
      };
  }
}

const unread: Readonly<Record<'moment' | 'short-year' | 'no-year', (source: string) => Text>> = {
  moment: (source) => ({
    zh: `${source} 带有时刻，读不了：请改为只有日期`,
    en: `${source} has times of day, which are not read: make them days`,
  }),
  'short-year': (source) => ({
    zh: `${source} 的年份只有两位，读不了：请写四位`,
    en: `${source} has years of two digits, which are not read: write four`,
  }),
  'no-year': (source) => ({
    zh: `${source} 没有年份，读不了：请补上`,
    en: `${source} has no years and is not read: add them`,
  }),
};
