import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { name: 'audit', testTimeout: 60_000, include: ['src/**/*.test.ts'] } })
