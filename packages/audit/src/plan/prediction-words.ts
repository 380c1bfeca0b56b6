import type { Locale } from '../check.ts'

/** The message that was seen, as it is or as it would be; or, where none was, the mail of the domain. */
export type Subject = 'message-now' | 'message-then' | 'mail'

interface PredictionWords {
  /** `With these two records`; `isOnlyNew` is false where some only go. */
  readonly records: (count: number, isOnlyNew: boolean) => string
  /** `at` lists the mailbox providers that stop refusing. */
  readonly pass: (records: string, list: string, about: Subject, at: string) => string
  readonly fail: (records: string, list: string, count: number) => string
  readonly open: (list: string) => string
  readonly nothing: string
}

const COUNTS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  fr: ['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
}

const PASSES: Readonly<Record<Locale, Readonly<Record<Subject, string>>>> = {
  en: {
    'message-now': 'this same message passes',
    'message-then': 'this same message would have passed',
    mail: 'mail of this domain would pass',
  },
  fr: {
    'message-now': 'ce même message est validé',
    'message-then': 'ce même message aurait été validé',
    mail: 'les messages de ce domaine seraient validés',
  },
}

const counted = (count: number, locale: Locale): string => COUNTS[locale][count] ?? String(count)

/** What the sentences about the outcome of a plan are made of. */
export const PREDICTION_WORDS: Readonly<Record<Locale, PredictionWords>> = {
  en: {
    records: (count, isOnlyNew) => {
      if (count === 0) return 'With the records as they stand'
      const word = isOnlyNew ? 'record' : 'change'
      return count === 1 ? `With this ${word}` : `With these ${counted(count, 'en')} ${word}s`
    },
    pass: (records, list, about, at) => `${records}, ${PASSES.en[about]} ${list}${at === '' ? '' : ` at ${at}`}.`,
    fail: (records, list) => `${records}, ${list} would still not pass.`,
    open: (list) => `Nothing allows a conclusion about ${list} yet.`,
    nothing: 'Nothing can be predicted.',
  },
  fr: {
    records: (count, isOnlyNew) => {
      if (count === 0) return 'Avec les enregistrements actuels'
      if (count === 1) return isOnlyNew ? 'Avec cet enregistrement' : 'Avec cette modification'
      return `Avec ces ${counted(count, 'fr')} ${isOnlyNew ? 'enregistrements' : 'modifications'}`
    },
    pass: (records, list, about, at) => `${records}, ${PASSES.fr[about]} par ${list}${at === '' ? '' : ` chez ${at}`}.`,
    fail: (records, list, count) => `${records}, ${list} ${count > 1 ? 'échoueraient' : 'échouerait'} encore.`,
    open: (list) => `Rien ne permet encore de conclure pour ${list}.`,
    nothing: 'On ne peut rien prévoir.',
  },
}
