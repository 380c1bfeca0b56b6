import type { Locale } from '@bienrecu/shared'
import { checks as checksEn, findings as findingsEn, report as reportEn } from '../../locales/en.yml'
import { checks as checksFr, findings as findingsFr, report as reportFr } from '../../locales/fr.yml'
import { createWords } from '../../locales/create-words.ts'

/** What a report says, in one language: a copy for support may need another than the screen. */
export const reportWordsIn = (locale: Locale) => ({
  locale,
  say: createWords(reportEn, reportFr, () => locale),
  checks: createWords(checksEn, checksFr, () => locale),
  findings: createWords(findingsEn, findingsFr, () => locale),
})

export type ReportWords = ReturnType<typeof reportWordsIn>
