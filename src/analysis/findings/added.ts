import type { Values } from '../../language/text.ts';
import type { Example, ListedRow } from '../examples/example.ts';
import type { EventTable } from '../rows/tables.ts';

/** What is added, as the sentence says it: a case; or a row of counts, which may well count tests and no case. */
export function addedRow(
  { table, indicators }: Pick<EventTable, 'table' | 'indicators'>,
  [before, after]: readonly Example[],
): Values {
  if (table !== 'counts') return { more_zh: '多一例病例', more_en: 'One more case' };
  const columns = indicators.flatMap((each) => (each.kind === 'sum' ? [each.column] : []));
  const row = newRow(before?.data?.tables[table] ?? [], after?.data?.tables[table] ?? []);
  const shown = [...new Set(columns)]
    .sort()
    .map((name) => (row === undefined ? name : `${name} ${row[name]}`));
  return {
    more_zh: `\`counts\` 多一行（${shown.join('，')}）`,
    more_en: `One more row of \`counts\` (${shown.join(', ')})`,
  };
}

function newRow(before: readonly ListedRow[], after: readonly ListedRow[]): ListedRow | undefined {
  const known = new Set(before.map((row) => JSON.stringify(row)));
  return after.find((row) => !known.has(JSON.stringify(row)));
}
