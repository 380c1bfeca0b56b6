/** Writes docs/checks.md, docs/content-checks.md and docs/score.md. */
import { writeFileSync } from 'node:fs'
import { CHECK_LIST_FILE, checkList } from './check-list.ts'
import { CONTENT_CHECK_LIST_FILE, contentCheckList } from './content-check-list.ts'
import { SCORE_PAGE_FILE, scorePage } from './score-page.ts'

writeFileSync(CHECK_LIST_FILE, checkList())
writeFileSync(CONTENT_CHECK_LIST_FILE, contentCheckList())
writeFileSync(SCORE_PAGE_FILE, scorePage())
