import { fillPlaceholders, type Locale, type NoticeKind, RecordDifference } from '@bienrecu/shared'
import { en } from './texts/en.ts'
import { fr } from './texts/fr.ts'
import type { NoticeText } from './texts/notice-text.ts'

/** What the sentences of a notice are filled with; kept with it, so that it can be said in any language. */
export type NoticeParams = Readonly<Record<string, string | number>>

/** A notice, or a message about several, in words. */
export interface Said {
  title: string
  text: string
}

const TEXTS: Readonly<Record<Locale, NoticeText>> = { en, fr }

/** Everything that notices say in a language. */
export const noticeText = (locale: Locale): NoticeText => TEXTS[locale]

/** Parts of a sentence that depend on the language themselves. */
const withWords = ({ differences, grown }: NoticeText, params: NoticeParams): NoticeParams => {
  const difference = RecordDifference.safeParse(params['difference'])
  return {
    ...params,
    ...(difference.success && { difference: differences[difference.data] }),
    grown: params['include'] === undefined ? '' : fillPlaceholders(grown, params),
  }
}

/** A notice in words. */
export const sayNotice = (kind: NoticeKind, params: NoticeParams, locale: Locale): Said => {
  const all = TEXTS[locale]
  const { title, text } = all.kinds[kind]
  const words = withWords(all, params)
  return { title: fillPlaceholders(title, words), text: fillPlaceholders(text, words) }
}
