import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The id by which Firefox knows the extension. */
export const TINY_EXTENSION_ID = 'tiny@example.org'

/**
 * Writes the smallest extension that shows whether a browser driver works, into an existing folder: a background that
 * counts messages in its memory or fetches what it is told, a popup in two languages, a content script on mail-tester's pages.
 */
export async function writeTinyExtension(folder: string): Promise<void> {
  const files: Record<string, string> = {
    'manifest.json': JSON.stringify(MANIFEST),
    '_locales/en/messages.json': JSON.stringify({ hello: { message: 'Hello' } }),
    '_locales/fr/messages.json': JSON.stringify({ hello: { message: 'Bonjour' } }),
    'background.js': BACKGROUND,
    'popup.html': POPUP,
    'popup.js': POPUP_SCRIPT,
    'content.js': CONTENT_SCRIPT,
  }
  for (const language of ['en', 'fr']) await mkdir(join(folder, '_locales', language), { recursive: true })
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)))
}

const MANIFEST = {
  manifest_version: 3,
  name: 'Tiny',
  version: '1',
  default_locale: 'en',
  background: { service_worker: 'background.js', scripts: ['background.js'] },
  browser_specific_settings: { gecko: { id: TINY_EXTENSION_ID, strict_min_version: '140.0' } },
  host_permissions: ['https://www.mail-tester.com/*'],
  content_scripts: [{ matches: ['https://www.mail-tester.com/*'], js: ['content.js'] }],
}

const BACKGROUND = `let count = 0
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (message === 'count') return void answer(count += 1)
  fetch(message).then(({ status }) => answer(status), (error) => answer(String(error)))
  return true
})`

const POPUP = `<!doctype html><html lang="en"><title>Tiny</title><meta charset="utf-8"><main><h1>Tiny</h1>
<p id="hello"></p><label>Name <input id="name"></label><button id="count">Count</button><button id="fetch">Fetch</button><output id="total"></output></main>
<script src="popup.js"></script></html>`

const POPUP_SCRIPT = `const find = (selector) => document.querySelector(selector)
find('#hello').textContent = chrome.i18n.getMessage('hello')
find('#count').onclick = async () => {
  find('#total').textContent = find('#name').value + await chrome.runtime.sendMessage('count')
}
find('#fetch').onclick = async () => { find('#total').textContent = await chrome.runtime.sendMessage(find('#name').value) }`

const CONTENT_SCRIPT = `const timer = setInterval(() => {
  const address = document.querySelector('#email')?.value
  if (!address?.includes('@')) return
  clearInterval(timer)
  document.documentElement.dataset.address = address
}, 20)`
