import { addViteConfig, defineWxtModule } from 'wxt/modules'
import { checkTextsPlugin } from './vite-plugin.ts'

/** The words of the audit’s checks: in the bundles one language at a time. */
// oxlint-disable-next-line import/no-default-export -- WXT finds a module by its default export
export default defineWxtModule((wxt) => {
  addViteConfig(wxt, () => ({ plugins: [checkTextsPlugin()] }))
})
