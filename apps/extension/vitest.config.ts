import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { checkTextsPlugin } from './modules/check-texts/vite-plugin.ts'
import { wordsPlugin } from './modules/words/vite-plugin.ts'

export default defineConfig({
  plugins: [WxtVitest({ root: import.meta.dirname }), preact(), wordsPlugin(), checkTextsPlugin()],
  test: {
    name: 'extension',
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'modules/**/*.test.ts', '*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    mockReset: true,
    // A machine under load is slow, not wrong.
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
