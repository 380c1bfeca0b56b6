import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CONTENT_CHECK_LIST_FILE, contentCheckList } from './content-check-list.ts'

it('docs/content-checks.md tells the checks of a message as they are', () => {
  expect(readFileSync(CONTENT_CHECK_LIST_FILE, 'utf8')).toBe(contentCheckList())
})
