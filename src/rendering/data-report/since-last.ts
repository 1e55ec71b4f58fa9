import { grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { SinceLast } from '../../nightly/kept-rows.ts';
import type { CaseRevision, RowChanges } from '../../store/index.ts';
import type { SinceLastValue } from '../outputs/since-last.ts';
import type { Line } from '../page.ts';
import { columns, tables, values, words } from '../words/data-report.ts';

/** Revised cases shown; the JSON has them all. */
const SHOWN = 20;

/** What became of the rows of the last run. */
export function sinceLastLines(since: SinceLast, language: Language): Line[] {
  const lines = since.tables.map(
    (table): Line => ({ text: changesText(table, language), indent: 2, hang: 2 }),
  );
  const shown = since.cases.slice(0, SHOWN).map((each) => revisionLine(each, since, language));
  const more = since.cases.length - shown.length;
  return [
    ...(since.unrecognised ? [{ text: words.unrecognised[language], indent: 2, hang: 2 }] : []),
    ...(lines.length === 0 && !since.unrecognised ? [{ text: words.sameRows[language], indent: 2 }] : lines),
    ...shown,
    ...(more === 0 ? [] : [{ text: say(words.moreCases, language, { count: grouped(more) }), indent: 4 }]),
  ];
}

export function sinceLastTitle({ asOf, revision }: SinceLast, language: Language): string {
  return say(words.sinceLast, language, { day: asOf, revision });
}

function changesText(changes: RowChanges, language: Language): string {
  const { added, late, changed, withdrawn, columns: byColumn } = changes;
  const parts = Object.entries(byColumn).map(
    ([column, n]) => `${columnName(column, language)} ${grouped(n)}`,
  );
  return say(words.rowChanges, language, {
    table: tables[changes.table]?.[language] ?? changes.table,
    added: say(late === 0 ? words.added : words.addedLate, language, {
      added: grouped(added),
      late: grouped(late),
    }),
    changed: say(parts.length === 0 ? words.changed : words.changedIn, language, {
      changed: grouped(changed),
      parts: listed(parts, language),
    }),
    withdrawn: grouped(withdrawn),
  });
}

function revisionLine(revision: CaseRevision, { names }: SinceLast, language: Language): Line {
  const area = (code: string): string => (names[code] === undefined ? code : `${names[code]} (${code})`);
  const shown = (column: string, value: string | null): string => {
    if (value === null) return values['']?.[language] ?? '';
    return column === 'area' ? area(value) : (values[value]?.[language] ?? value);
  };
  const { id, day } = revision;
  const was = say(words.caseWas, language, {
    id: id.replaceAll('\u001f', ' '),
    day,
    area: area(revision.area),
    class: shown('class', revision.class),
  });
  const changes = revision.changes.map(({ column, from, to }) =>
    say(words.cellChange, language, {
      column: columnName(column, language),
      from: shown(column, from),
      to: shown(column, to),
    }),
  );
  const what = revision.withdrawn ? words.withdrawn[language] : listed(changes, language);
  return { text: say(words.revision, language, { was, what }), indent: 4, hang: 2 };
}

function columnName(column: string, language: Language): string {
  return columns[column]?.[language] ?? column;
}

/** As the JSON documents have it. */
export function sinceLastValue(since: SinceLast): SinceLastValue {
  return {
    as_of: since.asOf,
    revision: since.revision,
    recognised: !since.unrecognised,
    tables: since.tables.map(({ columns: byColumn, ...rest }) => ({ ...rest, columns: { ...byColumn } })),
    cases: since.cases.map(({ changes, ...rest }) => ({
      ...rest,
      changes: changes.map((each) => ({ ...each })),
    })),
  };
}
