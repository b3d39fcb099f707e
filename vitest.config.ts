import { defineConfig } from 'vitest/config'

/**
 * Two cores must be enough for everyone: relay processes and browsers need some of them too. A browser's test waits more
 * than it works, so two of them at once fill two cores, and none may judge by the clock.
 */
const maxWorkers = 2

/**
 * Real processes and browsers share the machine of CI with strangers: there further tries decide, at most two, and the
 * report shows that they were needed. On a developer's machine a test that fails now and then fails, so that somebody looks.
 */
const retry = process.env['CI'] === 'true' ? 2 : 0

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
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          retry,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
