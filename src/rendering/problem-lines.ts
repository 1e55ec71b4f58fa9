import type { Language } from '../language/text.ts';
import { describeProblem, hintsOf } from '../problems/describe.ts';
import type { Problem } from '../problems/problem.ts';
import type { Line } from './page.ts';

const TONES = { error: 'bad', warning: 'next', note: 'further' } as const;

/** Problems as lines of a page: each in its colour, what explains it indented below; a hint that several share once. */
export function problemLines(problems: readonly Problem[], language: Language): Line[] {
  return problems.flatMap((problem, i) => {
    const next = problems[i + 1];
    const hints = hintsOf(problem, language);
    const repeated = next !== undefined && hintsOf(next, language).join() === hints.join();
    const lines = oneProblem(problem, language);
    return repeated ? lines.slice(0, lines.length - hints.length) : lines;
  });
}

function oneProblem(problem: Problem, language: Language): Line[] {
  const [first = '', ...others] = describeProblem(problem, language);
  const quotedLines = problem.excerpt?.split('\n').length ?? 0;
  return [
    { text: first, tone: TONES[problem.severity], hang: 2 },
    ...others.map(
      (text, i): Line => ({
        text: text.replace(/^ {2}/, ''),
        indent: 2,
        tone: 'faint',
        quoted: i < quotedLines,
      }),
    ),
  ];
}
