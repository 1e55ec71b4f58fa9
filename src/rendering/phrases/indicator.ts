import { say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Indicator, PastIndicator, PastKind, RowIndicator } from '../../rules/indicator.ts';
import { levelOfKey } from '../../rules/indicators/keys.ts';
import type { Pack } from '../../rules/pack.ts';
import { levelName } from '../../workspace/level-names.ts';
import { TABLES, type TableName } from '../../workspace/workspace.ts';
import { phrase } from './expression.ts';
import type { Speech } from './terms.ts';
import { windowPhrase } from './window.ts';
import { names } from './words.ts';

const words = {
  cases: { zh: '病例', en: 'cases' },
  metrics: { zh: '上报数据', en: 'reports' },
  rows: { zh: '{table}（{where}）', en: '{table} ({where})' },
  count: { zh: '{window}{rows}的例数', en: 'the number of {rows} {window}' },
  distinct: {
    zh: '{window}{rows}中不同的{column}的个数',
    en: 'the number of different {column} among {rows} {window}',
  },
  groups: {
    zh: '{window}{rows}中，同一{column}有{n}例及以上的起数',
    en: 'the number of {column} groups with {n} or more among {rows} {window}',
  },
  sum: { zh: '{window}{rows}的{column}之和', en: 'the sum of {column} over {rows} {window}' },
  latest: { zh: '{window}{rows}中最新一天的{column}', en: 'the newest {column} of {rows} {window}' },
  days_since: { zh: '距最近一例{rows}的天数', en: 'the days since the last of {rows}' },
  min: { zh: '{window}{rows}的{column}的最小值', en: 'the least {column} of {rows} {window}' },
  max: { zh: '{window}{rows}的{column}的最大值', en: 'the greatest {column} of {rows} {window}' },
  mean: { zh: '{window}{rows}的{column}的平均值', en: 'the average {column} of {rows} {window}' },
  visits: { zh: '病例到访', en: 'visits of cases' },
  counts: { zh: '汇总病例数', en: 'counted cases' },
  rank: {
    zh: '{title}在同一{among}内各区域中的名次（由高到低，名次除以区域数）',
    en: 'the rank by “{title}” among the areas of the same {among}, from the highest, as a share of them',
  },
  daily: { zh: '逐日', en: 'day by day' },
  everyDays: { zh: '每{every}天', en: 'every {every} {every|day|days}' },
  daysAtLeast: {
    zh: '{text}；不足{days}天的数据时为未知',
    en: '{text}; unknown with fewer than {days} reported {days|day|days}',
  },
  byClock: { zh: '{text}，按{clock}计', en: '{text}, by {clock}' },
  zero: { zh: '{text}；没有数据时按0计', en: '{text}; taken as 0 where there is none' },
  unknown: { zh: '{text}；没有数据时为未知', en: '{text}; unknown where there is none' },
} as const satisfies Record<string, Text>;

/** What is made of an expression's own past. */
const pasts = {
  count: {
    zh: '{days}{step}“{text}”成立的天数',
    en: 'the number of days on which “{text}” holds, {step} {days}',
  },
  max: { zh: '“{text}”{days}{step}的最大值', en: 'the greatest value of “{text}”, {step} {days}' },
  min: { zh: '“{text}”{days}{step}的最小值', en: 'the least value of “{text}”, {step} {days}' },
  mean: { zh: '“{text}”{days}{step}的平均值', en: 'the average of “{text}”, {step} {days}' },
  sum: { zh: '“{text}”{days}{step}的合计', en: 'the sum of “{text}”, {step} {days}' },
  latest: { zh: '“{text}”{days}最后一天的值', en: 'the value of “{text}” at the end of the days: {days}' },
  days_since: {
    zh: '“{text}”{days}最近一次成立至当日的天数',
    en: 'the days since “{text}” last held, {step} {days}',
  },
} as const satisfies Record<PastKind, Text>;

/** How the names of a pack's rules are said. */
export function speechOf(pack: Pack, language: Language): Speech {
  const byName = new Map(pack.indicators.map((each) => [each.name, each]));
  return {
    language,
    titleOf: (name) => byName.get(name)?.title,
    memberTitleOf: (name) => pack.titles?.[name],
    tierOf: (id) => pack.tiers.find(({ tier }) => tier === id)?.title,
    unitOf: (name) => byName.get(name)?.unit?.[language],
    isCounted: (name) => byName.get(name)?.kind === 'count',
  };
}

/** What an indicator is, in words. */
export function indicatorPhrase(indicator: Indicator, pack: Pack, language: Language): string {
  const speech = speechOf(pack, language);
  if (indicator.kind === 'expr') return phrase(indicator.expr.tree, speech);
  if (indicator.kind === 'rank') {
    const values = {
      title: speech.titleOf(indicator.of)?.[language] ?? indicator.of,
      among: levelName(indicator.among)[language],
    };
    return say(words.rank, language, values);
  }
  if (indicator.kind === 'past') return pastPhrase(indicator, speech);
  const text = counted(indicator, language);
  const clocked =
    indicator.clock === 'date_report' || indicator.clock === 'date'
      ? text
      : say(words.byClock, language, { text, clock: columnName(indicator.clock, language) });
  const limited =
    'daysAtLeast' in indicator && indicator.daysAtLeast !== undefined
      ? say(words.daysAtLeast, language, { text: clocked, days: indicator.daysAtLeast })
      : clocked;
  return indicator.missing === undefined
    ? limited
    : say(words[indicator.missing], language, { text: limited });
}

/** What is made of an expression's values on earlier days. */
function pastPhrase({ over, of, window, every }: PastIndicator, speech: Speech): string {
  const { language } = speech;
  const days = windowPhrase(window, language);
  const text = phrase(of.tree, speech);
  const step = every === 1 ? words.daily[language] : say(words.everyDays, language, { every });
  return say(pasts[over], language, { text, days, step });
}

function counted(indicator: RowIndicator, language: Language): string {
  const values = {
    window: windowPhrase(indicator.window, language),
    rows: rowsPhrase(indicator, language),
  };
  switch (indicator.kind) {
    case 'count':
      if (indicator.groupBy !== undefined)
        return say(words.groups, language, {
          ...values,
          column: columnName(indicator.groupBy, language),
          n: indicator.atLeast,
        });
      if (indicator.distinct === undefined) return say(words.count, language, values);
      return say(words.distinct, language, { ...values, column: columnName(indicator.distinct, language) });
    case 'sum':
    case 'min':
    case 'max':
    case 'mean':
    case 'latest':
      return say(words[indicator.kind], language, {
        ...values,
        column: columnName(indicator.column, language),
      });
    case 'days_since':
      return say(words.days_since, language, values);
  }
}

/** The rows that count: `病例（分型为确诊，且来源为本地）`. */
function rowsPhrase({ table, where }: RowIndicator, language: Language): string {
  const name = isTable(table) ? words[table][language] : table;
  if (where === undefined) return name;
  const columns: Speech = {
    language,
    titleOf: () => undefined,
    memberTitleOf: () => undefined,
    tierOf: () => undefined,
    unitOf: () => undefined,
    isCounted: () => false,
  };
  return say(words.rows, language, { table: name, where: phrase(where.tree, columns) });
}

function isTable(table: string): table is TableName {
  return TABLES.some((each) => each === table);
}

function columnName(column: string, language: Language): string {
  const level = levelOfKey(column);
  if (level !== undefined) return levelName(level)[language];
  return names[column]?.[language] ?? names[column.replace(/^case\./, '')]?.[language] ?? `“${column}”`;
}
