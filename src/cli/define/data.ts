import { type Command, Option } from 'commander';
import { TARGETS } from '../../inputs/mapping/targets.ts';
import type { Language } from '../../language/text.ts';
import { MAP_FORMATS } from '../../rendering/look.ts';
import { styled } from '../help.ts';
import { allowFormats, type Define, type Say } from './define.ts';

/** What looks at data before they are judged. */
export function dataCommands(define: Define, program: Command, say: Say, language: Language): void {
  const data = styled(program.command('data').description(say('data')), language);
  const check = define(
    data,
    'check',
    'dataCheck',
    async () => (await import('../commands/data-check.ts')).dataCheckCommand,
  );
  check.option('--as-of <day>', say('asOf'), 'yesterday').option('--pack <id>', say('pack'));
  check.option('--known-on <day>', say('knownOn'));
  const match = define(
    data,
    'match',
    'dataMatch',
    async () => (await import('../commands/data-match.ts')).dataMatchCommand,
  );
  match.option('--as-of <day>', say('areasOn'), 'today').option('--out <file>', say('workingFile'));
  match.option('--exit-code', say('unplacedExitCode'));
  const map = define(
    data,
    'map',
    'dataMap',
    async () => (await import('../commands/data-map.ts')).dataMapCommand,
  );
  map.argument('<files...>', say('mapArgument')).option('--sheet <sheet>', say('sheet'));
  map.addOption(new Option('--table <table>', say('mapTable')).choices(TARGETS));
  allowFormats(map, MAP_FORMATS);
}
