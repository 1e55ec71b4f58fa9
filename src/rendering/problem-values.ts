import { hintsOf, sentenceOf } from '../problems/describe.ts';
import type { Problem } from '../problems/problem.ts';
import type { CsvValue } from './csv.ts';
import type { ProblemValue } from './outputs/fields.ts';

/** A problem as data formats have it: its code and place, and its sentence in both languages. */
export function problemValue(problem: Problem): ProblemValue {
  const { code, severity, place, value, suggest } = problem;
  return {
    code,
    severity,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    field: place?.field ?? null,
    value: value ?? null,
    suggest: suggest ?? [],
    message: { zh: sentenceOf(problem, 'zh'), en: sentenceOf(problem, 'en') },
    hints: { zh: hintsOf(problem, 'zh'), en: hintsOf(problem, 'en') },
  };
}

export const PROBLEM_HEAD = [
  'code',
  'severity',
  'file',
  'line',
  'column',
  'field',
  'value',
  'message_zh',
  'message_en',
] as const;

export function problemRow(problem: Problem): CsvValue[] {
  const { code, severity, place, value } = problem;
  return [
    code,
    severity,
    place?.file ?? null,
    place?.line ?? null,
    place?.column ?? null,
    place?.field ?? null,
    value ?? null,
    sentenceOf(problem, 'zh'),
    sentenceOf(problem, 'en'),
  ];
}
