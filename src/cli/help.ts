import { type Argument, type Command, Help, type Option } from 'commander';
import type { Language } from '../language/text.ts';
import { examples } from './words/examples.ts';
import { headings, inChinese, words } from './words/words.ts';

const PLAIN = new Help();
/** What the generator of help writes itself, in Chinese. */
const CHINESE = {
  styleTitle: (title: string) => headings[title] ?? title,
  commandUsage: (command: Command) => inChinese(PLAIN.commandUsage(command)),
  subcommandTerm: (command: Command) => inChinese(PLAIN.subcommandTerm(command)),
  optionDescription: (option: Option) => inChinese(PLAIN.optionDescription(option)),
  argumentDescription: (argument: Argument) => inChinese(PLAIN.argumentDescription(argument)),
};

/** Help in the user's language; errors are thrown to us instead of ending the process. */
export function styled(command: Command, language: Language): Command {
  const { help } = words;
  command.exitOverride().helpOption('-h, --help', help[language]).helpCommand(false);
  command.configureOutput({ writeErr: () => {} });
  if (language === 'zh') command.configureHelp(CHINESE);
  return command;
}

/** Examples below the help of a command. */
export function helpAfter(name: string, language: Language): string {
  const lines = examples[name] ?? [];
  return lines.length === 0
    ? ''
    : `\n${words.examples[language]}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
