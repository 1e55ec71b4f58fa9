import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { countProblems } from '../../problems/describe.ts';
import type { Problem } from '../../problems/problem.ts';
import { csvTable } from '../csv.ts';
import { type Json, jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { Block, Line, Page } from '../page.ts';
import { problemLines } from '../problem-lines.ts';
import { PROBLEM_HEAD, problemRow, problemValue } from '../problem-values.ts';
import { toTerminal } from '../terminal.ts';
import { words } from '../words/packs.ts';
import { soundness } from './soundness.ts';

/** What checking one pack found. */
export interface CheckedPack {
  readonly id: string;
  readonly problems: readonly Problem[];
}

/** Shows what checking rule packs found: each pack's problems with place and excerpt. */
export function renderChecks(packs: readonly CheckedPack[], format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(checksPage(packs, look.language), look);
    case 'md':
      return toMarkdown(checksPage(packs, look.language));
    case 'json':
      return jsonDocument({ packs: packs.map(checkedValue) });
    case 'ndjson':
      return jsonLines(packs.map(checkedValue));
    case 'csv':
      return csvTable(
        ['pack', ...PROBLEM_HEAD],
        packs.flatMap(({ id, problems }) => problems.map((problem) => [id, ...problemRow(problem)])),
      );
  }
}

function isBroken({ problems }: CheckedPack): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function checkedValue({ id, problems }: CheckedPack): Json {
  return { pack: id, sound: !isBroken({ id, problems }), problems: problems.map(problemValue) };
}

function checksPage(packs: readonly CheckedPack[], language: Language): Page {
  const found = packs.filter(({ problems }) => problems.length > 0);
  const sound = packs
    .filter(({ problems }) => problems.length === 0)
    .map(({ id }): Line => ({ text: say(words.sound, language, { id }), tone: 'good' }));
  const all = packs.flatMap(({ problems }) => problems);
  const summary = soundness(packs.map(isBroken), language);
  return [
    { kind: 'heading', text: words.checkTitle[language], level: 1 },
    ...(sound.length === 0 ? [] : [{ kind: 'lines', lines: sound } as const]),
    ...found.flatMap((pack) => packSection(pack, language)),
    {
      kind: 'summary',
      text:
        all.length === 0
          ? summary
          : say(words.warned, language, { summary, counts: countProblems(all, language) }),
    },
  ];
}

/** One pack's problems, errors first, file by file as they were found. */
function packSection({ id, problems }: CheckedPack, language: Language): Block[] {
  const files = [...new Set(problems.map(({ place }) => place?.file))];
  const ordered = files.flatMap((file) => problems.filter(({ place }) => place?.file === file));
  return [
    {
      kind: 'heading',
      text: say(words.checked, language, { id, counts: countProblems(problems, language) }),
      level: 2,
    },
    { kind: 'lines', lines: problemLines(ordered, language) },
  ];
}
