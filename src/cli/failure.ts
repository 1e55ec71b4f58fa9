import type { CommanderError } from 'commander';
import type { Language } from '../language/text.ts';
import { describeProblems } from '../problems/describe.ts';
import { lackIn } from '../problems/machine.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { giveBackLocks } from '../store/lock.ts';
import { errorColour } from './session.ts';
import { FAILED } from './status.ts';
import { writeNotice } from './terminal.ts';

const SIGNAL_STATUS: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143 };

/**
 * Reports why a command could not be done, in words, and gives the status to exit with. An interrupted command ends here
 * and at once, with its lock given back: whatever it would still do must not be done.
 */
export function reportFailure(cause: unknown, language: Language, args: readonly string[]): number {
  const interrupted = SIGNAL_STATUS[String(cause)];
  if (interrupted !== undefined) {
    writeNotice(describeProblems([error('interrupted')], language, false));
    giveBackLocks();
    process.exit(interrupted);
  }
  const colour = errorColour({ color: !args.includes('--no-color') });
  writeNotice(describeProblems(problemsOf(cause, args), language, colour));
  if (args.includes('--debug') && cause instanceof Error) writeNotice(cause.stack ?? '');
  return FAILED;
}

function problemsOf(cause: unknown, args: readonly string[]): readonly Problem[] {
  if (cause instanceof FenquError) return cause.problems;
  if (isUsageError(cause)) return [usageProblem(cause, args)];
  return [machineProblem(cause) ?? error('internal', { with: { detail: detailOf(cause) } })];
}

/** Whether the parser of arguments complains: known by its codes, since its package is part of another bundle. */
function isUsageError(cause: unknown): cause is CommanderError {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('commander.');
}

/** What the system or the engine could not do, which is no fault of the program's. */
function machineProblem(cause: unknown): Problem | undefined {
  const lack = lackIn(cause);
  if (lack !== undefined) return error(lack, { value: pathOf(cause) });
  if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) return undefined;
  return error('system-refused', { value: pathOf(cause), with: { detail: String(cause.code) } });
}

function detailOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function pathOf(cause: unknown): string {
  return cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : '';
}

/** The parser's complaint in our words; the offending word stands in quotes in its message. */
function usageProblem(cause: CommanderError, args: readonly string[]): Problem {
  const value = /'([^']+)'/.exec(cause.message)?.[1] ?? args.join(' ');
  const suggestion = /Did you mean (?:one of )?([^?]+)\?/.exec(cause.message)?.[1];
  const suggest = suggestion === undefined ? [] : suggestion.split(', ');
  switch (cause.code) {
    case 'commander.unknownOption':
      return error('usage-unknown-option', { value, suggest });
    case 'commander.unknownCommand':
      return error('usage-unknown-command', { value, suggest });
    case 'commander.missingArgument':
    case 'commander.optionMissingArgument':
      return error('usage-missing', { value });
    case 'commander.invalidArgument': {
      const given = /(?:value|' argument) '([^']*)'/.exec(cause.message)?.[1] ?? value;
      const choices = /choices are ([^.]*)\./.exec(cause.message)?.[1] ?? '';
      return error('usage-choice', {
        value: given,
        with: { choices },
        suggest: nearest(given, choices.split(', ')),
      });
    }
    case 'commander.conflictingOption': {
      const [one = value, other = ''] = [...cause.message.matchAll(/'(--[a-z-]+)/g)].map(([, name]) => name);
      return error('usage-conflict', { value: one, with: { other } });
    }
    case 'commander.excessArguments':
      return error('usage-excess', { value: args.join(' ') });
    default:
      return error('usage-command', {});
  }
}
