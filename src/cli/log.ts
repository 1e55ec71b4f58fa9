import { say } from '../language/say.ts';
import type { Language } from '../language/text.ts';
import type { Step } from '../nightly/step.ts';
import type { Problem } from '../problems/problem.ts';
import { problemValue } from '../rendering/problem-values.ts';
import { truncate } from '../rendering/width.ts';
import type { Session } from './session.ts';
import { writeNotice } from './terminal.ts';
import { place, steps } from './words/steps.ts';

/** How a job tells of its steps on standard error. */
export interface Log {
  onStep(step: Step): void;
  warn(problems: readonly Problem[]): void;
  /** Tells of why the job failed; whether it did, or has left that to whoever tells of failures. */
  fail(problems: readonly Problem[]): boolean;
  /** Takes away what stands on the terminal. */
  end(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

/**
 * The log that was asked for (`--log plain`, `--log json`); else a line that is written over on a terminal, and nothing
 * elsewhere.
 */
export function openLog(session: Session, form: string | undefined): Log {
  if (session.settings.quiet && form === undefined) return silent(session);
  switch (form) {
    case 'json':
      return jsonLog();
    case 'plain':
      return plainLog(session);
    default:
      return process.stderr.isTTY ? progressLine(session) : silent(session);
  }
}

function silent(session: Session): Log {
  return { onStep: () => {}, warn: session.warn, fail: () => false, end: () => {} };
}

function plainLog(session: Session): Log {
  const onStep = (step: Step): void => writeNotice(`${now()} ${sentenceOf(step, session.language())}`);
  return { ...silent(session), onStep };
}

/** One line for a step, and one for a problem: each an object with its time. */
function jsonLog(): Log {
  const line = (value: object): void => writeNotice(JSON.stringify({ time: now(), ...value }));
  const warn = (problems: readonly Problem[]): void =>
    problems.forEach((problem) => {
      line({ event: 'problem', ...problemValue(problem) });
    });
  return {
    onStep: ({ step, day, night, nights, published }) => {
      line({ event: 'step', step, day, night, nights, ...(published && { published }) });
    },
    warn,
    fail: (problems) => {
      warn(problems);
      return true;
    },
    end: () => {},
  };
}

function progressLine(session: Session): Log {
  const end = (): void => void process.stderr.write(CLEAR_LINE);
  return {
    onStep: (step) => {
      const text = truncate(sentenceOf(step, session.language()), (process.stderr.columns || 80) - 1);
      process.stderr.write(`${CLEAR_LINE}${text}`);
    },
    warn: session.warn,
    fail: () => {
      end();
      return false;
    },
    end,
  };
}

function sentenceOf({ step, day, night, nights, published }: Step, language: Language): string {
  const word = step === 'published' && published?.outcome === 'same' ? 'same' : step;
  const revision = published?.revision ?? '';
  const where = nights > 1 ? say(place, language, { night, nights }) : '';
  return `${day ?? ''}${day === null ? '' : ' '}${say(steps[word], language, { revision })}${where}`;
}

function now(): string {
  return new Date().toISOString();
}
