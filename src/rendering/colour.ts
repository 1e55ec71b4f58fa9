import { Chalk, type ChalkInstance } from 'chalk';

/** What a piece of text is about; words always say it too. */
export type Tone = 'worst' | 'next' | 'further' | 'default' | 'unknown' | 'good' | 'bad' | 'strong' | 'faint';

const PAINTERS: Readonly<Record<Tone, (chalk: ChalkInstance) => ChalkInstance>> = {
  worst: (chalk) => chalk.red.bold,
  next: (chalk) => chalk.yellow,
  further: (chalk) => chalk.cyan,
  default: (chalk) => chalk.green,
  unknown: (chalk) => chalk.magenta,
  good: (chalk) => chalk.green,
  bad: (chalk) => chalk.red,
  strong: (chalk) => chalk.bold,
  faint: (chalk) => chalk.dim,
};

const COLOURED = new Chalk({ level: 1 });

/** Paints one line of text, if colour is wanted at all. */
export function paint(text: string, tone: Tone | undefined, colour: boolean): string {
  return !colour || tone === undefined || text === '' ? text : PAINTERS[tone](COLOURED)(text);
}
