import { readFileSync } from 'node:fs'

const FOLDER = 'apps/extension/.output/chrome-mv3'

/** What a page loads at once: its script, and what that imports. */
const scriptsOf = (page: string): string[] =>
  Array.from(
    readFileSync(`${FOLDER}/${page}`, 'utf8').matchAll(/(?:src|href)="\/([^"]+\.js)"/g),
    ([, path]) => `${FOLDER}/${path}`,
  )

export default [
  { name: 'popup', path: scriptsOf('popup.html'), limit: '30 kB', gzip: true },
  { name: 'content script', path: `${FOLDER}/content-scripts/mail-tester.js`, limit: '15 kB', gzip: true },
  {
    name: 'content script of a result',
    path: `${FOLDER}/content-scripts/mail-tester-result.js`,
    limit: '15 kB',
    gzip: true,
  },
]
