import { join } from 'node:path'

/** The folder of the workspace. */
export const ROOT = join(import.meta.dirname, '..', '..')

/** The Node that runs the tests, which is the one the product is made for. */
export const NODE = process.execPath

export const EXTENSION_FOLDERS = {
  chrome: join(ROOT, 'apps/extension/.output/chrome-mv3'),
  firefox: join(ROOT, 'apps/extension/.output/firefox-mv3'),
} as const
