import type { Command } from 'commander';
import { type Define, logOption, type Say } from './define.ts';

/** What judges and publishes nights, and computes them again. */
export function nightCommands(define: Define, program: Command, say: Say): void {
  const zone = define(program, 'zone', 'zone', async () => (await import('../commands/zone.ts')).zoneCommand);
  zone.option('--as-of <day>', say('asOf'), 'yesterday').option('--pack <id>', say('pack'));
  zone.option('--area <area>', say('area')).option('--all', say('all'));
  zone.option('--known-on <day>', say('knownOn'));
  const run = define(program, 'run', 'run', async () => (await import('../commands/run.ts')).runCommand);
  run.option('--as-of <day>', say('asOf'), 'yesterday').option('--revise', say('revise'));
  run.option('--catch-up', say('catchUp')).option('--cascade', say('cascade')).addOption(logOption(say));
  const replay = define(
    program,
    'replay',
    'replay',
    async () => (await import('../commands/replay.ts')).replayCommand,
  );
  replay
    .requiredOption('--from <day>', say('firstNight'))
    .option('--to <day>', say('lastNight'), 'yesterday');
  replay.option('--revise', say('revise')).addOption(logOption(say));
  const verify = define(
    program,
    'verify',
    'verify',
    async () => (await import('../commands/verify.ts')).verifyCommand,
  );
  verify.argument('[days...]', say('verifiedDays'));
}
