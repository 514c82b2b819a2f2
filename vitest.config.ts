import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts'],
    include: ['test/**/*.test.ts'],
    // The crash test kills real processes for minutes: it has its own command.
    exclude: ['test/crash/**', 'node_modules/**'],
    // The program keeps no state in modules but caches by database; loading it anew for each of the files took most of the
    // time. A file that would need its own modules has to say so.
    isolate: false,
    // Its own default leaves a core to itself, which on a machine of two halves the speed.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
