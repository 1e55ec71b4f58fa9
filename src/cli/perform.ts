import type { Command } from 'commander';
import type { Language } from '../language/text.ts';
import { FORMATS, type Format } from '../rendering/look.ts';
import type { Settings } from './settings.ts';
import type { Values, Work } from './work.ts';

/** A run of the program: its language, which the workspace may change, and the status to exit with. */
export interface Runner {
  language: Language;
  status: number;
}

/**
 * Does a command's work.
 *
 * @param needsEngine whether it opens the engine, whatever it finds: that is begun while the rest is loaded
 */
export async function perform(
  run: Runner,
  command: Command,
  work: () => Promise<Work>,
  needsEngine: boolean,
): Promise<void> {
  const values: Values = command.optsWithGlobals();
  const settings = settingsFrom(values);
  if (needsEngine) (await import('../engine/duckdb.ts')).beginEngine();
  const { openSession } = await import('./session.ts');
  const interruption = listenForSignals();
  const session = openSession(settings, run.language, interruption.signal);
  try {
    const worked = work().then((begin) => begin(session, values, command.args));
    run.status = await Promise.race([worked, interruption.ended]);
  } finally {
    run.language = session.language();
    interruption.stop();
  }
}

/** Turns SIGINT and SIGTERM into an abort, so that what is half done is undone before the process ends; `ended` then rejects. */
function listenForSignals(): { signal: AbortSignal; ended: Promise<never>; stop: () => void } {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  const onSignal = (name: NodeJS.Signals): void => controller.abort(name);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal,
    ended,
    stop: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}

function settingsFrom(values: Values): Settings {
  const text = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  const lang = text('lang');
  const output = text('output');
  return {
    workspace: text('workspace') ?? '.',
    ...(lang === 'zh' || lang === 'en' ? { lang } : {}),
    ...(output === undefined ? {} : { output }),
    quiet: values['quiet'] === true,
    color: values['color'] !== false,
    debug: values['debug'] === true,
    format: FORMATS.find((format): format is Format => format === values['format']) ?? 'table',
  };
}
