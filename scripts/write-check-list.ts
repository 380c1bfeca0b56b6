/** Writes docs/checks.md. */
import { writeFileSync } from 'node:fs'
import { CHECK_LIST_FILE, checkList } from './check-list.ts'

writeFileSync(CHECK_LIST_FILE, checkList())
