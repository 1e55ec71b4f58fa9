import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What puts others in the place of modules, and so needs its own. */
const ALONE = [
  'test/store/crash.test.ts',
  'test/store/in-a-row.test.ts',
  'test/inputs/changed-while-read.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/cli/build-once.ts', 'test/temporary-folder.ts'],
    // A hostile time zone on purpose: no day may depend on it.
    env: { TZ: process.env['TZ'] ?? 'America/Los_Angeles', NO_COLOR: '1' },
    // By default one core of two is left idle.
    maxWorkers: availableParallelism(),
    // What is killed, runs out of disk or is laws of many nights takes its time on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // Every module is loaded once by each worker, and not once more for each of hundreds of files.
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
