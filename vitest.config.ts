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

// `unit`: fast, runs in `npm run check`. `slow`: built program, real browser, kills, benches; runs in `npm test`.
export default defineConfig({
  test: {
    env: { TZ: 'Asia/Shanghai' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/slow/**', ...HEAVY],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/e2e/**/*.test.ts', 'test/slow/**/*.test.ts', ...HEAVY],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
