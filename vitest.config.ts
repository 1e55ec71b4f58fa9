import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/cli/build-once.ts', 'test/temporary-folder.ts'],
    // A hostile time zone on purpose: no day may depend on it.
    env: { TZ: process.env['TZ'] ?? 'America/Los_Angeles', NO_COLOR: '1' },
    // By default one core of two is left idle.
    maxWorkers: availableParallelism(),
    // What is killed, runs out of disk or is laws of many nights takes its time on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
