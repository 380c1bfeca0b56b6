import { defineConfig } from 'vitest/config'

/** Tests that start the program itself may have to share the processor with all the others: they are slow then, not broken. */
const TIMEOUT = 60_000

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts'],
    testTimeout: TIMEOUT,
    expect: { poll: { timeout: TIMEOUT / 2 } },
  },
})
