import type { Day } from '../../days.ts';
import type { FileReport } from '../../inputs/tables.ts';
import { grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { TABLES } from '../../workspace/workspace.ts';
import type { Line } from '../page.ts';
import { values, words } from '../words/data-report.ts';

/** The sum of a breakdown. */
export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** Formats without an encoding. */
const NOT_TEXT: readonly FileReport['format'][] = ['xlsx', 'parquet'];

/** What became of one file. */
export function fileLines(file: FileReport, through: Day | null, language: Language): Line[] {
  return [...balanceLines(file, language), ...shapeLines(file, through, language)].map((line) => ({
    indent: 2,
    hang: 2,
    ...line,
  }));
}

function balanceLines(file: FileReport, language: Language): Line[] {
  const excluded = total(file.excluded);
  const rejected = total(file.rejected);
  const lines: Line[] = [
    {
      text: say(words.balance, language, {
        read: grouped(file.read),
        used: grouped(file.used),
        excluded: grouped(excluded),
        rejected: grouped(rejected),
      }),
    },
  ];
  const sum = file.used + excluded + rejected;
  if (sum !== file.read)
    lines.push({ text: say(words.unbalanced, language, { read: file.read, sum }), tone: 'bad' });
  return [...lines, ...fileNotes(file, language)];
}

/** Which rows of a file were left out and why, and which are in no group. */
export function fileNotes(file: FileReport, language: Language): Line[] {
  const lines: Line[] = [];
  const excluded = total(file.excluded);
  const rejected = total(file.rejected);
  if (excluded > 0)
    lines.push({
      text: say(words.excluded, language, { parts: breakdown(file.excluded, language) }),
      indent: 4,
    });
  if (rejected > 0)
    lines.push({
      text: say(words.rejected, language, { parts: breakdown(file.rejected, language) }),
      indent: 4,
      tone: 'bad',
    });
  if (file.ungrouped !== undefined)
    lines.push({
      text: say(words.ungrouped, language, { parts: breakdown(file.ungrouped, language) }),
      indent: 4,
    });
  return lines;
}

function breakdown(counts: Readonly<Record<string, number>>, language: Language): string {
  return listed(
    Object.entries(counts).map(([code, n]) => `${values[code]?.[language] ?? code} ${grouped(n)}`),
    language,
  );
}

/** How a table laid out wide or long came to be rows an area and day. */
function layoutLines({ reshaped }: FileReport, language: Language): Line[] {
  if (reshaped === undefined) return [];
  const { rows, columns, unnamed, excluded = {} } = reshaped;
  const from = say(words.wide, language, { rows: grouped(rows), columns: grouped(columns) });
  const rest =
    total(unnamed) === 0
      ? []
      : [{ text: say(words.unnamed, language, { parts: breakdown(unnamed, language) }) }];
  const without =
    total(excluded) === 0
      ? []
      : [{ text: say(words.excludedRows, language, { parts: breakdown(excluded, language) }) }];
  return [{ text: from }, ...without, ...rest];
}

function isDaily({ table }: FileReport): boolean {
  return TABLES.some((name) => name === table);
}

function shapeLines(file: FileReport, through: Day | null, language: Language): Line[] {
  const parts = [
    file.format.toUpperCase(),
    ...(file.compression === 'none' ? [] : [file.compression]),
    ...(file.sheet === undefined ? [] : [say(words.sheet, language, { name: file.sheet })]),
    ...(!NOT_TEXT.includes(file.format) ? [`${file.encoding.toUpperCase()}${file.bom ? ' (BOM)' : ''}`] : []),
    ...(file.delimiter === undefined
      ? []
      : [say(words.delimiter, language, { value: JSON.stringify(file.delimiter) })]),
  ];
  const mapped = Object.entries(file.columnsMapped).map(
    ([column, from]) => `${column} ← ${from.join(' + ')}`,
  );
  const lines: Line[] = [{ text: say(words.form, language, { parts: listed(parts, language) }) }];
  if (mapped.length > 0)
    lines.push({ text: say(words.mapped, language, { parts: listed(mapped, language) }) });
  if (file.columnsIgnored.length > 0)
    lines.push({ text: say(words.ignored, language, { parts: listed(file.columnsIgnored, language) }) });
  lines.push(...layoutLines(file, language));
  // Areas, decisions and neighbours are not rows of days.
  if (!isDaily(file)) return lines;
  const { firstDay: from, lastDay: to } = file;
  lines.push({
    text: from === null || to === null ? words.noDays[language] : say(words.days, language, { from, to }),
  });
  lines.push({ text: say(words.through, language, { day: through ?? words.unknownDay[language] }) });
  return lines;
}
