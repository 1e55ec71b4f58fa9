import type { Language } from '../language/text.ts';
import { openWorkspace } from '../nightly/zone.ts';
import { describeProblems } from '../problems/describe.ts';
import type { Problem } from '../problems/problem.ts';
import type { Look } from '../rendering/look.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Settings } from './settings.ts';
import { lookOf, writeNotice, writeResult } from './terminal.ts';

/** One run of a command: its settings, and the way to its user. */
export interface Session {
  readonly settings: Settings;
  /** Ends the command when the user interrupts it. */
  readonly signal: AbortSignal;
  language(): Language;
  look(): Look;
  /** Opens the workspace asked for; from here on its language is spoken, unless `--lang` says otherwise. */
  openWorkspace(): Promise<Workspace>;
  /** Writes the result. */
  write(text: string): void;
  /** Writes warnings and notices to standard error, unless `--quiet`. */
  warn(problems: readonly Problem[]): void;
  notice(text: string): void;
}

export function openSession(settings: Settings, initial: Language, signal: AbortSignal): Session {
  let language = settings.lang ?? initial;
  return {
    settings,
    signal,
    language: () => language,
    look: () => lookOf(settings, language),
    openWorkspace: async () => {
      const workspace = await openWorkspace(settings.workspace);
      language = settings.lang ?? workspace.language;
      return workspace;
    },
    write: (text) => writeResult(text, settings.output),
    warn: (problems) => {
      if (!settings.quiet && problems.length > 0)
        writeNotice(describeProblems(problems, language, errorColour(settings)));
    },
    notice: (text) => {
      if (!settings.quiet) writeNotice(text);
    },
  };
}

/** Whether standard error takes colour. */
export function errorColour(settings: Pick<Settings, 'color'>): boolean {
  return process.stderr.isTTY && settings.color && !process.env['NO_COLOR'];
}
