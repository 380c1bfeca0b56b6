import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const OUTPUT = '.output/chrome-mv3'

/** The scripts a page loads before anything is asked of it: its own, and those it preloads. */
const scriptsOf = (page: string): string[] =>
  [...readFileSync(join(import.meta.dirname, OUTPUT, page), 'utf8').matchAll(/"\/(chunks\/[^"]+\.js)"/g)].map(
    ([, path]) => `${OUTPUT}/${path}`,
  )

const contentScript = (name: string, limit: string) => ({
  name: `content script ${name}`,
  path: `${OUTPUT}/content-scripts/${name}.js`,
  limit,
  gzip: true,
})

// oxlint-disable-next-line import/no-default-export -- size-limit reads the default export
export default [
  { name: 'popup', path: scriptsOf('popup.html'), limit: '30 kB', gzip: true },
  contentScript('mail-tester', '15 kB'),
  // Loaded beside it on result pages alone.
  contentScript('mail-tester-result', '15 kB'),
]
