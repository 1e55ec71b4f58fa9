import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/cli/build-once.ts'],
    // A hostile time zone on purpose: no day may depend on it.
    env: { TZ: process.env['TZ'] ?? 'America/Los_Angeles', NO_COLOR: '1' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
