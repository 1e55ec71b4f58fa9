import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FenquError } from '../../../src/problems/problem.ts';
import { lockStore } from '../../../src/store/lock.ts';

// Takes the lock of a store, leaves something half done, and waits to be killed. Says how it went.
const store = process.argv[2] ?? '';
try {
  lockStore(store);
  mkdirSync(join(store, '.tmp'));
  process.stdout.write('locked\n');
} catch (cause) {
  process.stdout.write(`${cause instanceof FenquError ? cause.problems[0]?.code : String(cause)}\n`);
}
setInterval(() => {}, 1000);
