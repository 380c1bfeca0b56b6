import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const MANIFEST = { manifest_version: 3, name: 'Floor', version: '1', action: { default_popup: 'popup.html' } }

const POPUP = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title>
<main data-testid="popup-state"><button>Open</button></main><script src="popup.js"></script></html>`

const SCRIPT = "document.querySelector('button').onclick = () => chrome.tabs.create({ url: 'about:blank' })"

/** Chromium names an unpacked extension by its folder: the first half of a hash, written with a to p. */
const idOf = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))

/** Writes into a folder the extension with the emptiest popup there can be: one button. Returns the popup's address. */
export const writeFloorExtension = async (folder: string): Promise<string> => {
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST))
  await writeFile(join(folder, 'popup.html'), POPUP)
  await writeFile(join(folder, 'popup.js'), SCRIPT)
  return `chrome-extension://${idOf(folder)}/popup.html`
}
