import type { Candidate } from '../../inputs/matching/matched.ts';
import type { MergedRow } from '../../inputs/matching/working-file.ts';
import type { Language } from '../../language/text.ts';
import { CANDIDATE_COLUMNS, WORKING_COLUMNS } from '../../workspace/working-columns.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import { candidateReasons, reasons } from '../words/matched.ts';

/** So that spreadsheets take it for UTF-8. */
const MARK = '\ufeff';

/**
 * `unplaced.csv`: the texts to be filled in, and what the user has filled in before. It is a crosswalk as it stands.
 *
 * @param added columns of the user's own
 */
export function workingFile(
  rows: readonly MergedRow[],
  added: readonly string[],
  language: Language,
): string {
  const lines = rows.map((row) => {
    const cells = cellsOf(row, language);
    return [...WORKING_COLUMNS, ...added].map((name) => cells[name] ?? row.before[name] ?? null);
  });
  return MARK + csvTable([...WORKING_COLUMNS, ...added], lines);
}

function cellsOf({ text }: MergedRow, language: Language): Readonly<Record<string, CsvValue>> {
  if (text === null) return {};
  const { recognised } = text;
  return {
    text: text.text,
    within: text.within,
    cases: text.rows,
    recognised: recognised?.code ?? '',
    recognised_name: recognised?.path ?? '',
    reason: text.reason,
    explanation: reasons[text.reason][language],
    ...Object.fromEntries(
      CANDIDATE_COLUMNS.map((name, i) => [name, candidateText(text.candidates[i], language)]),
    ),
  };
}

/** `110105025001 北京市 朝阳区 …（同名）`: the cell may be copied into `area` as it stands. */
function candidateText(candidate: Candidate | undefined, language: Language): string {
  if (candidate === undefined) return '';
  const why = candidateReasons[candidate.reason][language];
  return `${candidate.code} ${candidate.path}${language === 'zh' ? `（${why}）` : ` (${why})`}`;
}
