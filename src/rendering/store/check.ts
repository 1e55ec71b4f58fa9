import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { countProblems } from '../../problems/describe.ts';
import type { Problem } from '../../problems/problem.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { StoreCheckValue } from '../outputs/store.ts';
import type { Page } from '../page.ts';
import { problemLines } from '../problem-lines.ts';
import { PROBLEM_HEAD, problemRow, problemValue } from '../problem-values.ts';
import { sizeText } from '../sizes.ts';
import { toTerminal } from '../terminal.ts';
import { nouns, words } from '../words/store.ts';

/** What looking through a store found. */
export interface StoreFindings {
  readonly store: string;
  readonly nights: number;
  readonly revisions: number;
  readonly kept: { readonly files: number; readonly bytes: number };
  readonly findings: readonly Problem[];
}

/** Shows what was found in a store: damage first, then what is stale, then what is left over. */
export function renderStoreCheck(found: StoreFindings, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(checkPage(found, look.language), look);
    case 'md':
      return toMarkdown(checkPage(found, look.language));
    case 'json':
      return jsonDocument(checkValue(found));
    case 'ndjson':
      return jsonLines(found.findings.map(problemValue));
    case 'csv':
      return csvTable(PROBLEM_HEAD, found.findings.map(problemRow));
  }
}

/** Whether anything is not as it was published. */
export function isDamaged({ findings }: Pick<StoreFindings, 'findings'>): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function checkValue({ store, nights, revisions, kept, findings }: StoreFindings): StoreCheckValue {
  return {
    store,
    sound: !isDamaged({ findings }),
    nights,
    revisions,
    kept: { ...kept },
    findings: findings.map(problemValue),
  };
}

function checkPage(found: StoreFindings, language: Language): Page {
  const { nights, revisions, kept, findings } = found;
  const values = {
    state: words[isDamaged(found) ? 'damaged' : 'sound'][language],
    nights: counted(nights, nouns.night, language),
    revisions: counted(revisions, nouns.revision, language),
    files: counted(kept.files, nouns.file, language),
    size: sizeText(kept.bytes),
    counts: findings.length === 0 ? words.noFindings[language] : countProblems(findings, language),
  };
  return [
    { kind: 'heading', text: words.checkTitle[language], level: 1 },
    { kind: 'lines', lines: problemLines(findings, language) },
    { kind: 'summary', text: say(words.checked, language, values) },
  ];
}
