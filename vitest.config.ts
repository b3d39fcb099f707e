import { defineConfig } from 'vitest/config'

/** Two cores must be enough for everyone: relay processes and browsers need some of them too. */
const maxWorkers = 2

/**
 * Real processes and browsers share the machine of CI with strangers: there further tries decide, at most two, and the
 * report shows that they were needed. On a developer's machine a test that fails now and then fails, so that somebody looks.
 */
const retry = process.env['CI'] === 'true' ? 2 : 0

/** Tests of one page at a time: they wait more than they work, so they run beside those of real processes. */
const onePage = ['canvas-pointers', 'canvas-tiles', 'chrome-bring', 'chrome-preferences', 'chrome-shell'].map(
  (name) => `tests/browser/${name}.test.ts`,
)

/** Every test of the house. A project is picked with `pnpm exec vitest --project unit`. */
export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}'],
          setupFiles: ['./tests/support/property-seed.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts', 'tests/support/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/*/**/*.test.ts'],
          exclude: ['tests/{architecture,support,browser,bench}/**', '**/node_modules/**'],
          retry,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'page',
          include: onePage,
          retry,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // One file at a time: a browser with several pages fills the machine, and slow frames are not the fault sought.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: [...onePage, '**/node_modules/**'],
          fileParallelism: false,
          retry,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
