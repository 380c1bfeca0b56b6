import type { Locale, TesterId } from '@bienrecu/shared'
import { checks as checksEn, findings as findingsEn, report as reportEn } from '../../locales/en.yml'
import { checks as checksFr, findings as findingsFr, report as reportFr } from '../../locales/fr.yml'
import { createWords } from '../../locales/create-words.ts'
import { testerNameIn } from '../testers/tester-name.ts'

const asSentenceStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** The name of a tester within a sentence, and at the start of one; a name of others is written as they write it. */
const namesOf = (tester: TesterId, locale: Locale) => {
  const name = testerNameIn(locale)(tester)
  return { tester: name, Tester: tester === 'bienrecu' ? asSentenceStart(name) : name }
}

/** What a report of a tester says, in one language: a copy for support may need another than the screen. */
export const reportWordsIn = (locale: Locale, tester: TesterId = 'mail-tester') => ({
  locale,
  names: namesOf(tester, locale),
  say: createWords(reportEn, reportFr, () => locale),
  checks: createWords(checksEn, checksFr, () => locale),
  findings: createWords(findingsEn, findingsFr, () => locale),
})

export type ReportWords = ReturnType<typeof reportWordsIn>
