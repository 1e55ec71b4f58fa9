import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../../temporary-folder.ts';

/** A private folder for decoded copies of the data, gone when the work ends, however it ends. */
export interface Temporary {
  /** A path for a new file in the folder. */
  path(extension: string): string;
  close(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes the folder, readable by this user only (`mkdtemp` gives 0700). */
export function openTemporary(): Temporary {
  const directory = makeTemporaryFolder();
  let count = 0;
  const remove = () => rmSync(directory, { recursive: true, force: true });
  const onSignal = (signal: NodeJS.Signals) => {
    close();
    // With no other listener the signal keeps the effect it would have had without us.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const close = () => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, onSignal);
    remove();
  };
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    path: (extension) => join(directory, `${++count}${extension}`),
    close,
  };
}
