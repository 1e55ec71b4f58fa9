import { toolVersion } from '../package-root.ts';
import { DONE } from './status.ts';

/**
 * Runs the command line and says with which status to exit. Everything heavy is loaded only when a command needs it.
 *
 * @param args the arguments after the program's name
 */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => void endUnwritten(cause, args));
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${toolVersion()}\n`);
    return DONE;
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(args);
}

/** Ends where results cannot be written: quietly if the reader has seen enough (`| head`), else as a failure. */
async function endUnwritten(cause: NodeJS.ErrnoException, args: readonly string[]): Promise<void> {
  if (cause.code === 'EPIPE') process.exit();
  const { reportFailure } = await import('./failure.ts');
  const { languageBefore } = await import('./settings.ts');
  const { cannotWrite } = await import('./terminal.ts');
  process.exit(reportFailure(cannotWrite('stdout', cause), languageBefore(args, process.env), args));
}
