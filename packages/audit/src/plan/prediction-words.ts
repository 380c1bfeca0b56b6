import type { Locale } from '../check.ts'

interface PredictionWords {
  /** `With these two records`; `isOnlyNew` is false where some only go. */
  readonly records: (count: number, isOnlyNew: boolean) => string
  /** `seen` is false where no message showed the sending address; `at` lists the mailbox providers that stop refusing. */
  readonly pass: (records: string, list: string, seen: boolean, at: string) => string
  readonly fail: (records: string, list: string, count: number) => string
  readonly open: (list: string) => string
  readonly nothing: string
}

const COUNTS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  fr: ['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
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
    pass: (records, list, seen, at) =>
      `${records}, ${seen ? 'this same message would have passed' : 'mail of this domain would pass'} ${list}${at === '' ? '' : ` at ${at}`}.`,
    fail: (records, list, count) => `${records}, ${list} would still not ${count > 1 ? 'all ' : ''}pass.`,
    open: (list) => `Nothing allows a conclusion about ${list} yet.`,
    nothing: 'Nothing can be predicted.',
  },
  fr: {
    records: (count, isOnlyNew) => {
      if (count === 0) return 'Avec les enregistrements actuels'
      if (count === 1) return isOnlyNew ? 'Avec cet enregistrement' : 'Avec cette modification'
      return `Avec ces ${counted(count, 'fr')} ${isOnlyNew ? 'enregistrements' : 'modifications'}`
    },
    pass: (records, list, seen, at) =>
      `${records}, ${seen ? 'ce même message aurait été validé' : 'les messages de ce domaine seraient validés'} par ${list}${at === '' ? '' : ` chez ${at}`}.`,
    fail: (records, list, count) => `${records}, ${list} ${count > 1 ? 'échoueraient' : 'échouerait'} encore.`,
    open: (list) => `Rien ne permet encore de conclure pour ${list}.`,
    nothing: 'Rien ne peut être prédit.',
  },
}
