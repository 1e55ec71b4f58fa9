import { type Command, Option } from 'commander';
import { FORECAST_FORMATS } from '../../rendering/look.ts';
import { allowFormats, type Define, type Say } from './define.ts';

/** What is asked of nights: what changed, since when, why. */
export function questionCommands(define: Define, program: Command, say: Say): void {
  const diff = define(program, 'diff', 'diff', async () => (await import('../commands/diff.ts')).diffCommand);
  diff.argument('[from]', say('dayArgument')).argument('[to]', say('dayArgument'));
  diff
    .option('--area <area>', say('area'))
    .option('--exit-code', say('exitCode'))
    .addOption(new Option('--causes', say('causes')).conflicts(['fromPack', 'toPack']))
    .option('--from-pack <pack>', say('fromPack'))
    .option('--to-pack <pack>', say('toPack'))
    .option('--as-of <day>', say('packsAsOf'));
  const history = define(
    program,
    'history',
    'history',
    async () => (await import('../commands/history.ts')).historyCommand,
  );
  history
    .argument('<area>', say('areaArgument'))
    .option('--from <day>', say('historyFrom'))
    .option('--to <day>', say('historyTo'));
  const explain = define(
    program,
    'explain',
    'explain',
    async () => (await import('../commands/explain.ts')).explainCommand,
  );
  explain
    .argument('<area>', say('areaArgument'))
    .option('--as-of <day>', say('asOf'), 'yesterday')
    .option('--pack <id>', say('pack'))
    .option('--known-on <day>', say('knownOn'))
    .addOption(new Option('--on <day>', say('onNight')).conflicts(['asOf', 'pack', 'knownOn']))
    .option('--revision <number>', say('revision'));
}

/** What lies ahead of a night. */
export function forecastCommand(define: Define, program: Command, say: Say): void {
  const forecast = define(
    program,
    'forecast',
    'forecast',
    async () => (await import('../commands/forecast.ts')).forecastCommand,
  );
  forecast
    .option('--as-of <day>', say('asOf'), 'yesterday')
    .option('--pack <id>', say('pack'))
    .option('--area <area>', say('area'))
    .option('--assume <file>', say('assume'))
    .option('--by <level>', say('calendarsBy'), 'county');
  allowFormats(forecast, FORECAST_FORMATS);
}
