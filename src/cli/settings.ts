import type { Language } from '../language/text.ts';
import type { Format } from '../rendering/look.ts';

/** The options every command understands, as the parser gives them. */
export interface Settings {
  readonly workspace: string;
  readonly lang?: Language;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly debug: boolean;
  readonly format: Format;
  readonly output?: string;
}

/** The language before any workspace is known: `--lang`, else the environment's. */
export function languageBefore(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1];
  if (at >= 0 && (given === 'zh' || given === 'en')) return given;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}
