import { defineConfig } from 'vitest/config'

const MINUTE_MS = 60_000

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['journeys', 'servers', 'browsers', 'oracle', 'compare'].map((folder) => `${folder}/**/*.e2e.ts`),
    globalSetup: ['servers/install-before-tests.ts'],
    // Separate processes: a file that dies takes only its own servers with it.
    pool: 'forks',
    fileParallelism: false,
    expect: { poll: { timeout: MINUTE_MS / 2 } },
    testTimeout: 2 * MINUTE_MS,
    hookTimeout: 2 * MINUTE_MS,
    teardownTimeout: MINUTE_MS,
  },
})
