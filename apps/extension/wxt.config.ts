import { resolve } from 'node:path'
import { preact } from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { manifestFor } from './manifest.ts'

export default defineConfig({
  srcDir: 'src',
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  manifest: ({ browser }) => manifestFor(browser),
  vite: () => ({
    plugins: [preact()],
    // The browsers of the manifest. A lower target has light-dark() rewritten into variables that a shadow root loses.
    build: { target: ['chrome125', 'firefox140'] },
  }),
  hooks: {
    // Built alone, the popup is one script and one style sheet instead of eleven pieces shared with other pages: what it
    // takes to open is above all the number of files.
    'entrypoints:grouped': ({ config }, groups) => {
      const pages = groups.find((group) => Array.isArray(group) && group.some(({ type }) => type === 'popup'))
      if (config.command !== 'build' || !Array.isArray(pages)) return
      const at = pages.findIndex(({ type }) => type === 'popup')
      groups.push(pages.splice(at, 1))
    },
  },
  zip: {
    name: 'bienrecu',
    // Reviewers rebuild from these sources: the whole workspace that the build reads, and nothing else.
    sourcesRoot: resolve(import.meta.dirname, '../..'),
    includeSources: [
      'package.json',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'tsconfig.base.json',
      'LICENSE',
      'packages/shared/**',
      'packages/audit/**',
      'packages/knowledge/**',
      'apps/extension/**',
    ],
  },
})
