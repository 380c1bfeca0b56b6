import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const OUTPUT = '.output/chrome-mv3'
const CHUNKS = `${OUTPUT}/chunks`

/** The scripts a page loads before anything is asked of it: its own, and those it preloads. */
const scriptsOf = (page: string): string[] =>
  [...readFileSync(join(import.meta.dirname, OUTPUT, page), 'utf8').matchAll(/"\/(chunks\/[^"]+\.js)"/g)].map(
    ([, path]) => `${OUTPUT}/${path}`,
  )

/** The scripts of these names, whatever mark their content has given them. */
const chunksNamed = (...names: string[]): string[] =>
  readdirSync(join(import.meta.dirname, CHUNKS))
    .filter((file) => names.some((name) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file)))
    .map((file) => `${CHUNKS}/${file}`)

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
  contentScript('own-tester', '15 kB'),
  { name: 'side panel', path: scriptsOf('sidepanel.html'), limit: '35 kB', gzip: true },
  { name: 'domain page', path: scriptsOf('domain.html'), limit: '35 kB', gzip: true },
  // Loaded where no API is paired: the engine with every check, and DNS over HTTPS. What the checks say is loaded in one
  // language; what is known of providers and lists stays apart too, each piece asked for when it is needed.
  { name: 'audit engine', path: chunksNamed('audit-in-browser'), limit: '45 kB', gzip: true },
  { name: 'texts of the checks in French', path: chunksNamed('check-texts-fr'), limit: '15 kB', gzip: true },
]
