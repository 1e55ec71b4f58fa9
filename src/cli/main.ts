import { toolVersion } from '../package-root.ts';

/** Exit statuses; see docs/commands.md. */
export const DONE = 0;
export const FOUND = 1;
export const FAILED = 2;

/**
 * Runs the command line and says with which status to exit. Everything heavy is loaded only when a command needs it.
 *
 * @param args the arguments after the program's name
 */
export async function main(args: readonly string[]): Promise<number> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${toolVersion()}\n`);
    return DONE;
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(args);
}
