import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Unit tests over many documents: they would make `npm run check` take longer than two minutes.
const HEAVY = [
  'test/core/checks/generated.test.ts',
  'test/core/checks/rules/across.test.ts',
  'test/core/checks/seeds.test.ts',
  'test/core/comparison/scale.test.ts',
  'test/core/recognition/variants.test.ts',
  'test/generator/checks.test.ts',
  'test/generator/round-trip.test.ts',
];

// Unit tests that replace modules, or the time zone of the process: each needs a process of its own. All the others share
// two processes and load the program once, which halves the time of the run.
const ALONE = [
  'test/main/cli/check-files.test.ts',
  'test/main/intake/read-job.test.ts',
  'test/main/workspace/log.test.ts',
  'test/preload/index.test.ts',
];

// `unit` and `unit-alone`: fast, run in `npm run check`. `slow`: built program, real browser, kills, benches; runs in `npm test`.
export default defineConfig({
  test: {
    env: { TZ: 'Asia/Shanghai' },
    // One processor is left to others by default; of two that would be half, and `npm run check` takes twice as long.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['test/setup.ts'],
    // A guard against hanging, not a measure of speed: a shared computer may be several times slower than a desk.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/slow/**', ...HEAVY, ...ALONE],
          environment: 'node',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'unit-alone', include: ALONE, environment: 'node' } },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/e2e/**/*.test.ts', 'test/slow/**/*.test.ts', ...HEAVY],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // What a page is to show is waited for as long as a computer with other work may take.
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
