import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { Page } from 'playwright-core'

const FOLDER = join(import.meta.dirname, '../../docs/screenshots')

/**
 * Takes the picture of a page for the documents: `docs/screenshots/<name>.png`, names such as `fr/popup`.
 * Does so only when BIENRECU_SCREENSHOTS is set, because pictures differ by a pixel from machine to machine and a run of
 * the tests must leave the working tree as it was.
 */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (!process.env['BIENRECU_SCREENSHOTS']) return
  const path = join(FOLDER, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, animations: 'disabled' })
}
