import { say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Indicator, Pack, RowIndicator } from '../../rules/pack.ts';
import { phrase, type Speech } from './expression.ts';
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
  byClock: { zh: '{text}，按{clock}计', en: '{text}, by {clock}' },
  zero: { zh: '{text}；没有数据时按0计', en: '{text}; taken as 0 where there is none' },
  unknown: { zh: '{text}；没有数据时为未知', en: '{text}; unknown where there is none' },
} as const satisfies Record<string, Text>;

/** How the names of a pack's rules are said. */
export function speechOf(pack: Pack, language: Language): Speech {
  const byName = new Map(pack.indicators.map((each) => [each.name, each]));
  return {
    language,
    titleOf: (name) => byName.get(name)?.title,
    isCounted: (name) => byName.get(name)?.kind === 'count',
  };
}

/** What an indicator is, in words. */
export function indicatorPhrase(indicator: Indicator, pack: Pack, language: Language): string {
  if (indicator.kind === 'expr') return phrase(indicator.expr.tree, speechOf(pack, language));
  const text = counted(indicator, language);
  const clocked =
    indicator.clock === 'date_report' || indicator.clock === 'date'
      ? text
      : say(words.byClock, language, { text, clock: columnName(indicator.clock, language) });
  return indicator.missing === undefined
    ? clocked
    : say(words[indicator.missing], language, { text: clocked });
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
  const name = table === 'cases' || table === 'metrics' ? words[table][language] : table;
  if (where === undefined) return name;
  const columns: Speech = { language, titleOf: () => undefined, isCounted: () => false };
  return say(words.rows, language, { table: name, where: phrase(where.tree, columns) });
}

function columnName(column: string, language: Language): string {
  return names[column]?.[language] ?? column;
}
