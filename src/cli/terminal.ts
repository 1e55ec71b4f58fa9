import type { Language } from '../language/text.ts';
import { isDiskFull } from '../problems/machine.ts';
import { error, FenquError } from '../problems/problem.ts';
import type { Look } from '../rendering/look.ts';
import { fitNotice } from '../rendering/width.ts';
import { writeWholeFile } from '../whole-file.ts';
import type { Settings } from './settings.ts';

/** How to draw on standard output: in colour and within its width on a terminal, plain where it is piped. */
export function lookOf(settings: Pick<Settings, 'color' | 'output'>, language: Language): Look {
  const screen = settings.output === undefined && process.stdout.isTTY;
  const colour = screen && settings.color && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return { language, width: screen ? process.stdout.columns || 80 : null, colour };
}

/** Its names: opened by one, it would be emptied of what others have written there. */
const STDOUT: ReadonlySet<string> = new Set(['-', '/dev/stdout']);

/** Writes a result to standard output, or to the file asked for, whole or not at all. */
export function writeResult(text: string, output: string | undefined): void {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (output === undefined || STDOUT.has(output)) {
    process.stdout.write(whole);
    return;
  }
  try {
    writeWholeFile(output, whole);
  } catch (cause) {
    throw cannotWrite(output, cause);
  }
}

/** Why a result could not be written, as our own error. */
export function cannotWrite(output: string, cause: unknown): FenquError {
  const full = cause instanceof Error && 'code' in cause && isDiskFull(String(cause.code));
  const detail = cause instanceof Error ? cause.message : '';
  return new FenquError(error(full ? 'disk-full' : 'file-unwritable', { value: output, with: { detail } }));
}

/** Writes to standard error: problems, notices, progress; on a terminal within its width. */
export function writeNotice(text: string): void {
  if (text === '') return;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const { isTTY, columns } = process.stderr;
  process.stderr.write(isTTY ? fitNotice(whole, columns || 80) : whole);
}
