import type { CopyWords } from '../../ui/CopyButton.tsx'
import type { ReportWords } from './report-words.ts'

/** What a button that copies says; `copy` may be said more exactly. */
export const copyWords = ({ say }: ReportWords, copy = say('copy')): CopyWords => ({
  copy,
  copied: say('copied'),
  failed: say('copy-failed'),
})
