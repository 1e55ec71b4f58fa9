import { Chalk } from 'chalk';
import { counted, grouped, say } from '../language/say.ts';
import { fill, isOpen, type Language, type Text } from '../language/text.ts';
import { entryOf } from './catalogue/index.ts';
import type { Place, Problem, Severity } from './problem.ts';
import { severities, severityNouns, words } from './words.ts';

/** Problems of one code shown for one file, before the rest is only counted. */
const SHOWN = 10;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** A problem's sentence, without its code and place. */
export function sentenceOf(problem: Problem, language: Language): string {
  return filled(entryOf(problem.code).message, problem, language);
}

/** What to do about a problem: near misses, then the catalogue's hint. Empty if there is nothing to say. */
export function hintsOf(problem: Problem, language: Language): string[] {
  const out: string[] = [];
  if (problem.suggest !== undefined && problem.suggest.length > 0) {
    const names = problem.suggest.map((name) => `\`${onOneLine(name)}\``);
    out.push(say(words.suggest, language, { names: alternatives(names, language) }));
  }
  const hint = entryOf(problem.code).hint;
  const text = hint === undefined ? '' : filled(hint, problem, language);
  if (text !== '' && !isOpen(text)) out.push(text);
  return out;
}

/** `data/cases.csv:12:5 (居住地)`; empty for a problem without a place. */
export function placeText(place: Place | undefined): string {
  if (place === undefined) return '';
  const { file, line, column, field } = place;
  const position = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined);
  return position.join(':') + (field === undefined ? '' : ` (${field})`);
}

/**
 * The lines that tell a user of one problem:
 *
 *     error[area-unknown] data/cases.csv:12 (居住地): …
 *       the line with a caret
 *       Did you mean …?
 */
export function describeProblem(problem: Problem, language: Language, colour = false): string[] {
  return [...statement(problem, language, colour), ...advice(problem, language)];
}

function statement(problem: Problem, language: Language, colour: boolean): string[] {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const label = `${severities[problem.severity][language]}[${problem.code}]`;
  const paint = { error: chalk.red.bold, warning: chalk.yellow.bold, note: chalk.cyan }[problem.severity];
  const place = onOneLine(placeText(problem.place));
  const colon = language === 'zh' ? '：' : ': ';
  const sentence = onOneLine(sentenceOf(problem, language));
  const excerpt = problem.excerpt?.split('\n').map((line) => `  ${line.replace(UNPRINTABLE, ' ')}`) ?? [];
  return [
    `${paint(label)}${place === '' ? '' : ` ${place}`}${colon}${sentence}`,
    ...excerpt.map((line) => chalk.dim(line)),
  ];
}

function advice(problem: Problem, language: Language): string[] {
  return hintsOf(problem, language).map((hint) => `  ${onOneLine(hint)}`);
}

function sameHints(one: Problem, other: Problem, language: Language): boolean {
  return hintsOf(one, language).join() === hintsOf(other, language).join();
}

/**
 * All problems as one text: errors before warnings, by file in the order in which files come first. Of one code in one file
 * the first ten are shown and the rest counted; a hint that they share is given once. The last line counts all. Empty if there is none.
 */
export function describeProblems(problems: readonly Problem[], language: Language, colour = false): string {
  if (problems.length === 0) return '';
  const lines = SEVERITIES.flatMap((severity) =>
    alike(problems.filter((problem) => problem.severity === severity)).flatMap((group) => [
      ...group.slice(0, SHOWN).flatMap((problem, i, shown) => {
        const next = shown[i + 1];
        const repeated = next !== undefined && sameHints(problem, next, language);
        return [...statement(problem, language, colour), ...(repeated ? [] : advice(problem, language))];
      }),
      ...more(group, language),
    ]),
  );
  return `${[...lines, countProblems(problems, language)].join('\n')}\n`;
}

/** `2 errors, 1 warning`. */
export function countProblems(problems: readonly Problem[], language: Language): string {
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: problems.filter((problem) => problem.severity === severity).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return words.none[language];
  const parts = counts.map(({ severity, count }) => counted(count, severityNouns[severity], language));
  return say(words.total, language, { counts: parts.join(language === 'zh' ? '，' : ', ') });
}

/** Problems of one file and code together: files in order, and codes in order within a file. */
function alike(problems: readonly Problem[]): Problem[][] {
  const files = new Map<string, Map<string, Problem[]>>();
  for (const problem of problems) {
    const codes = entry(files, problem.place?.file ?? '', () => new Map<string, Problem[]>());
    entry(codes, problem.code, () => []).push(problem);
  }
  return [...files.values()].flatMap((codes) => [...codes.values()]);
}

function entry<Value>(map: Map<string, Value>, key: string, fresh: () => Value): Value {
  const value = map.get(key) ?? fresh();
  map.set(key, value);
  return value;
}

function more(group: readonly Problem[], language: Language): string[] {
  const rest = group.length - SHOWN;
  const code = group[0]?.code ?? '';
  return rest <= 0 ? [] : [`  ${say(words.more, language, { count: grouped(rest), code })}`];
}

function filled(text: Text, problem: Problem, language: Language): string {
  const spoken = Object.entries(problem.with ?? {}).map(([name, value]) => [
    name,
    typeof value === 'object' ? value[language] : value,
  ]);
  return fill(text[language], {
    ...(problem.value !== undefined && { value: problem.value }),
    ...Object.fromEntries(spoken),
  });
}

function alternatives(names: readonly string[], language: Language): string {
  const [last = '', ...before] = [...names].reverse();
  if (before.length === 0) return last;
  const comma = language === 'zh' ? '、' : ', ';
  return `${before.reverse().join(comma)} ${words.or[language]} ${last}`;
}

const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** A text in which nothing breaks the line or commands the terminal. */
function onOneLine(text: string): string {
  return text.replace(UNPRINTABLE, ' ');
}
