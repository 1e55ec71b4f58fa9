import { type Command, Option } from 'commander';
import { FORMATS } from '../../rendering/look.ts';
import type { words } from '../words/words.ts';
import type { Work } from '../work.ts';

export type Words = keyof typeof words;
/** Gives a program a command with what all commands have; its work is loaded when it is called. */
export type Define = (parent: Command, name: string, word: Words, work: () => Promise<Work>) => Command;
/** A word of the command line in the language of the user. */
export type Say = (word: Words) => string;

/** How the steps of a night are told. */
export function logOption(say: Say): Option {
  return new Option('--log <form>', say('log')).choices(['plain', 'json']);
}

/** The options of every command. */
export function withCommonOptions(command: Command, say: Say): void {
  command
    .option('-C, --workspace <dir>', say('workspace'), '.')
    .addOption(new Option('--format <format>', say('format')).choices(FORMATS).default('table'))
    .option('-o, --output <file>', say('output'))
    .addOption(new Option('--lang <language>', say('lang')).choices(['zh', 'en']))
    .option('-q, --quiet', say('quiet'))
    .option('--no-color', say('noColor'))
    .addOption(new Option('--debug', say('debug')).hideHelp());
}

/** Lets a command be asked for other formats than most; the first is its own. */
export function allowFormats(command: Command, formats: readonly string[]): void {
  command.options
    .find(({ long }) => long === '--format')
    ?.choices(formats)
    .default(formats[0]);
  command.setOptionValue('format', formats[0]);
}
