import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { addViteConfig, defineWxtModule } from 'wxt/modules'
import { parseSections, toDeclaration, toManifestMessages, type Sections } from './sections.ts'
import { wordsPlugin } from './vite-plugin.ts'

const LOCALES = ['en', 'fr'] as const

const manifestMessages = (sections: Sections): string => {
  if (!sections.manifest) throw new Error('The section “manifest” is missing')
  return `${JSON.stringify(toManifestMessages(sections.manifest), null, 2)}\n`
}

/** The words of the interface: modules for the bundles, types for the compiler, `_locales` for the manifest. */
// oxlint-disable-next-line import/no-default-export -- WXT finds a module by its default export
export default defineWxtModule((wxt) => {
  const read = (locale: string) =>
    parseSections(readFileSync(resolve(wxt.config.srcDir, 'locales', `${locale}.yml`), 'utf8'))

  addViteConfig(wxt, () => ({ plugins: [wordsPlugin()] }))

  wxt.hook('prepare:types', (_, entries) => {
    const text = LOCALES.map((locale) => toDeclaration(`${locale}.yml`, read(locale))).join('')
    entries.push({ path: 'types/words.d.ts', text, tsReference: true })
  })

  wxt.hook('build:publicAssets', (_, files) => {
    for (const locale of LOCALES)
      files.push({ relativeDest: `_locales/${locale}/messages.json`, contents: manifestMessages(read(locale)) })
  })
})
