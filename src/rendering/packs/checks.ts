import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { CheckedPack } from '../../nightly/rules-check.ts';
import { countProblems } from '../../problems/describe.ts';
import type { Problem } from '../../problems/problem.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { CheckFormat, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { CheckedPackValue } from '../outputs/checks.ts';
import { type Block, type Line, type Page, section } from '../page.ts';
import { problemLines } from '../problem-lines.ts';
import { PROBLEM_HEAD, problemRow, problemValue } from '../problem-values.ts';
import { toTerminal } from '../terminal.ts';
import { words } from '../words/packs.ts';
import { evidenceLines } from './evidence-lines.ts';
import { exampleLines } from './example-lines.ts';
import { proofValue } from './finding-values.ts';
import { oneMoreText } from './one-more.ts';
import { checksSarif } from './sarif.ts';
import { soundness } from './soundness.ts';

/** Shows what checking rule packs found: each pack's problems with place and excerpt, what was proved with examples. */
export function renderChecks(
  packs: readonly CheckedPack[],
  format: CheckFormat,
  look: Look,
  version: string,
): string {
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
        packs.flatMap((pack) => allProblems(pack).map((problem) => [pack.id, ...problemRow(problem)])),
      );
    case 'sarif':
      return checksSarif(packs, look.language, version);
  }
}

/** What is wrong with how a pack is written, and what was proved of it. */
function allProblems({ problems, proof }: CheckedPack): Problem[] {
  return [...problems, ...(proof?.findings.map(({ problem }) => problem) ?? [])];
}

function isBroken(pack: CheckedPack): boolean {
  return allProblems(pack).some(({ severity }) => severity === 'error');
}

function checkedValue(pack: CheckedPack): CheckedPackValue {
  return {
    pack: pack.id,
    sound: !isBroken(pack),
    problems: pack.problems.map(problemValue),
    proof: proofValue(pack.proof),
  };
}

function checksPage(packs: readonly CheckedPack[], language: Language): Page {
  const quiet = packs.filter((pack) => allProblems(pack).length === 0);
  const found = packs.filter((pack) => allProblems(pack).length > 0);
  const sound = quiet.map(({ id }): Line => ({ text: say(words.sound, language, { id }), tone: 'good' }));
  const all = packs.flatMap(allProblems);
  const summary = soundness(packs.map(isBroken), language);
  return [
    { kind: 'heading', text: words.checkTitle[language], level: 1 },
    ...(sound.length === 0 ? [] : [{ kind: 'lines', lines: sound } as const]),
    ...found.flatMap((pack) => packSection(pack, language)),
    ...section(
      words.provedTitle[language],
      packs.flatMap((pack) => proofLines(pack, language)),
    ),
    {
      kind: 'summary',
      text:
        all.length === 0
          ? summary
          : say(words.warned, language, { summary, counts: countProblems(all, language) }),
    },
  ];
}

/** One pack's problems, file by file as they were found, and below what was proved. */
function packSection(pack: CheckedPack, language: Language): Block[] {
  const { id, problems, proof } = pack;
  const files = [...new Set(problems.map(({ place }) => place?.file))];
  const ordered = files.flatMap((file) => problems.filter(({ place }) => place?.file === file));
  const counts = countProblems(allProblems(pack), language);
  const proved = (proof?.findings ?? []).flatMap(({ problem, examples, evidence }) => [
    ...problemLines([problem], language),
    ...exampleLines(examples, language),
    ...evidenceLines(evidence, language),
  ]);
  return [
    { kind: 'heading', text: say(words.checked, language, { id, counts }), level: 2 },
    { kind: 'lines', lines: [...problemLines(ordered, language), ...proved] },
  ];
}

/** How far a pack could be proved, where that is not all there is to know. */
function proofLines({ id, proof }: CheckedPack, language: Language): Line[] {
  if (proof === undefined) return [];
  const { conditions, accepted } = proof;
  const values = { id, decidable: conditions.decidable, all: conditions.all };
  const free = conditions.free.join(language === 'zh' ? '、' : ', ');
  const parts = [
    say(words.decided, language, values),
    ...(free === '' ? [] : [say(words.takenAsAny, language, { free })]),
    oneMoreText(proof, language),
  ];
  if (accepted.length > 0) parts.push(say(words.accepted, language, { count: accepted.length }));
  return [{ text: parts.join(language === 'zh' ? '；' : '; ') }];
}
