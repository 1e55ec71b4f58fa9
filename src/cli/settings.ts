import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * The language before any workspace is opened: `--lang`, else the workspace's, as far as its file says so plainly, else the
 * environment's.
 */
export function languageBefore(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const given = givenAs(args, '--lang');
  if (given === 'zh' || given === 'en') return given;
  const own = languageOf(givenAs(args, '--workspace') ?? givenAs(args, '-C') ?? '.');
  if (own !== undefined) return own;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}

/** The value that follows an option, or stands with it: `--lang zh`, `--lang=zh`, `-Cdir`. */
function givenAs(args: readonly string[], option: string): string | undefined {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  if (at >= 0) return args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1);
  const joined = option.startsWith('--') ? undefined : args.find((arg) => arg.startsWith(option));
  return joined?.slice(option.length);
}

function languageOf(workspace: string): Language | undefined {
  try {
    const text = readFileSync(join(workspace, 'fenqu.yaml'), 'utf8');
    const [, said] = /^language:\s*["']?(zh|en)\b/mu.exec(text) ?? [];
    // Where nothing is said a workspace speaks Chinese.
    return said === 'en' ? 'en' : 'zh';
  } catch {
    // What is wrong with it is told when it is opened.
    return undefined;
  }
}
