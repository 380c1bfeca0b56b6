import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CHECK_LIST_FILE, checkList } from './check-list.ts'

it('docs/checks.md tells the checks as they are', () => {
  expect(readFileSync(CHECK_LIST_FILE, 'utf8')).toBe(checkList())
})
