import { Command, CommanderError } from 'commander';
import { toolVersion } from '../package-root.ts';
import { dataCommands } from './define/data.ts';
import { type Words, withCommonOptions } from './define/define.ts';
import { measuresCommands, premisesCommands } from './define/measures.ts';
import { nightCommands } from './define/nights.ts';
import { forecastCommand, questionCommands } from './define/questions.ts';
import { rulesCommands } from './define/rules.ts';
import { storeCommands } from './define/store.ts';
import { helpAfter, styled } from './help.ts';
import { perform, type Runner } from './perform.ts';
import { languageBefore } from './settings.ts';
import { DONE } from './status.ts';
import { words } from './words/words.ts';
import type { Work } from './work.ts';

/** Parses the command line, runs the command, reports what went wrong, and says with which status to exit. */
export async function runProgram(args: readonly string[]): Promise<number> {
  const language = languageBefore(args, process.env);
  const run: Runner = { language, status: DONE };
  const program = build(run);
  try {
    await program.parseAsync(withHelp(args), { from: 'user' });
    return run.status;
  } catch (cause) {
    if (cause instanceof CommanderError && cause.exitCode === 0) return DONE;
    const { reportFailure } = await import('./failure.ts');
    return reportFailure(cause, run.language, args);
  }
}

/** A command that only groups others shows what they are. */
function withHelp(args: readonly string[]): string[] {
  const [only = '', ...more] = args;
  return more.length === 0 && ['', 'data', 'rules', 'store'].includes(only) ? [...args, '--help'] : [...args];
}

function build(run: Runner): Command {
  const say = (word: Words): string => words[word][run.language];
  const program = new Command('fenqu')
    .description(say('about'))
    .version(toolVersion(), '-V, --version', say('version'));
  styled(program, run.language);
  const define = (parent: Command, name: string, word: Words, work: () => Promise<Work>): Command => {
    const command = styled(parent.command(name).description(say(word)), run.language);
    withCommonOptions(command, say);
    command.addHelpText('after', () => helpAfter(name === 'check' ? word : name, run.language));
    return command.action(() => perform(run, command, work, NIGHTLY.has(word)));
  };
  nightCommands(define, program, say);
  questionCommands(define, program, say);
  measuresCommands(define, program, say);
  forecastCommand(define, program, say);
  premisesCommands(define, program, say);
  storeCommands(define, program, say, run.language);
  dataCommands(define, program, say, run.language);
  rulesCommands(define, program, say, run.language);
  define(program, 'init', 'init', async () => (await import('./commands/init.ts')).initCommand)
    .argument('[dir]', say('directoryArgument'))
    .option('--template', say('template'))
    .option('--tables <tables>', say('templateTables'));
  program.addHelpText('after', () => `\n${say('statuses')}\n${helpAfter('fenqu', run.language)}`);
  return program;
}

/** Commands that open the engine, whatever they find: it opens while the rest of the program is loaded. */
const NIGHTLY: ReadonlySet<Words> = new Set(['zone', 'run', 'replay', 'explain', 'forecast', 'dataCheck']);
