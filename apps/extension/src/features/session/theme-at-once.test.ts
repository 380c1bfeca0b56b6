import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInThisContext } from 'node:vm'
import { beforeEach, expect, it } from 'vitest'
import { writeFirstFrame } from '../../storage/first-frame.ts'

beforeEach(() => {
  localStorage.clear()
  delete document.documentElement.dataset['theme']
})

it.each(['dark', 'light', 'auto'] as const)('a page has the colours of the setting %s before it is drawn', (theme) => {
  writeFirstFrame({ theme })
  runInThisContext(readFileSync(resolve(import.meta.dirname, '../../../public/theme-at-once.js'), 'utf8'))
  expect(document.documentElement.dataset['theme']).toBe(theme === 'auto' ? undefined : theme)
})
