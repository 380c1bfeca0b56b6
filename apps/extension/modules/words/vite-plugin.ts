import type { Plugin } from 'vite'
import { parseSections, toModule } from './sections.ts'

/** Turns `src/locales/*.yml` into modules with one export per section. */
export const wordsPlugin = (): Plugin => ({
  name: 'bienrecu:words',
  transform: {
    filter: { id: /\/locales\/[a-z]+\.yml$/ },
    handler: (source) => ({ code: toModule(parseSections(source)), map: null, moduleSideEffects: false }),
  },
})
