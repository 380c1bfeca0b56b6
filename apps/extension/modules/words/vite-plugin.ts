import { basename } from 'node:path'
import type { Plugin } from 'vite'
import { parseSections, toIndex, toModule } from './sections.ts'

/** Turns `src/locales/*.yml` into modules: a page loads the sections whose words it says, and no others. */
export const wordsPlugin = (): Plugin => ({
  name: 'bienrecu:words',
  transform: {
    filter: { id: /\/locales\/[a-z]+\.yml(?:\?section=\w+)?$/ },
    handler: (source, id) => {
      const [file = id, query] = id.split('?')
      const sections = parseSections(source)
      const name = new URLSearchParams(query).get('section')
      const code = name === null ? toIndex(basename(file), sections) : toModule(name, sections)
      return { code, map: null, moduleSideEffects: false }
    },
  },
})
