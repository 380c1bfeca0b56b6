import type { Plugin } from 'vite'
import { textOfCheck } from './text-of-check.ts'

const TEXTS = 'virtual:check-texts'
const LOCALES = ['en', 'fr'] as const

/** The module that checks take their text from, and that loads the texts of a language. */
const ENTRY = `
const known = {}
const ask = {
${LOCALES.map((locale) => `  ${locale}: () => import('${TEXTS}/check-texts-${locale}'),`).join('\n')}
}
export const checkText = (id) => ({
${LOCALES.map((locale) => `  get ${locale}() { return known.${locale}[id] },`).join('\n')}
})
export const loadCheckTexts = async (locale) => {
  known[locale] ??= (await ask[locale]()).texts
}
`

const tableOf = async (locale: (typeof LOCALES)[number]): Promise<string> => {
  const { CHECKS } = await import('@bienrecu/audit/checks/index')
  const texts = Object.fromEntries(CHECKS.map(({ id, text }) => [id, text[locale]]))
  return `export const texts = ${JSON.stringify(texts)}`
}

/**
 * Takes the texts out of the checks, into one module for each language: a page that runs the engine loads the language it
 * speaks. In the sources a check stays one file with all of its words.
 */
export const checkTextsPlugin = (): Plugin => ({
  name: 'bienrecu:check-texts',
  // After TypeScript has become JavaScript.
  enforce: 'post',
  resolveId: (id) => (id.startsWith(TEXTS) ? `\0${id}` : null),
  load: async (id) => {
    if (id === `\0${TEXTS}`) return { code: ENTRY, moduleSideEffects: false }
    const locale = LOCALES.find((name) => id === `\0${TEXTS}/check-texts-${name}`)
    return locale === undefined ? null : { code: await tableOf(locale), moduleSideEffects: false }
  },
  transform: {
    filter: { id: /\/packages\/audit\/src\/checks\/[a-z-]+\/[a-z0-9-]+\.ts$/ },
    handler(source) {
      const found = textOfCheck(this.parse(source))
      if (!found) return null
      const { id, start, end } = found
      const code = `${source.slice(0, start)}checkText(${JSON.stringify(id)})${source.slice(end)}`
      return { code: `import { checkText } from '${TEXTS}'\n${code}`, map: null }
    },
  },
})
