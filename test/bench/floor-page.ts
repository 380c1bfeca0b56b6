import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EXTENSION_FOLDERS } from '../product/root.ts'

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title>
<main data-testid="popup-state"><button>Open</button></main><script src="floor.js"></script></html>`

const SCRIPT = "document.querySelector('button').onclick = () => chrome.tabs.create({ url: 'about:blank' })"

/** Name of the page beside the popup. */
export const FLOOR_PAGE = 'floor.html'

/**
 * Copies the built extension into a folder, with one more page: the emptiest popup there can be, a button. It is opened by
 * the same browser with the same background behind it, so that what is left between the two is the popup's own.
 */
export const copyWithFloorPage = async (folder: string): Promise<void> => {
  await cp(EXTENSION_FOLDERS.chrome, folder, { recursive: true })
  await writeFile(join(folder, FLOOR_PAGE), PAGE)
  await writeFile(join(folder, 'floor.js'), SCRIPT)
}
