import type { NoticeKind, RecordDifference } from '@bienrecu/shared'

/** `{placeholders}` are the parameters of the notice. */
interface Sentences {
  title: string
  text: string
}

/** What notices say in one language, wherever they are read. */
export interface NoticeText {
  kinds: Readonly<Record<NoticeKind, Sentences>>
  /** The second half of a sentence: what is wrong with the record. */
  differences: Readonly<Record<RecordDifference, string>>
  /** After `too-many-lookups`, where it is known which part grew. */
  grown: string
  /** The subject and the first line of an e-mail that brings several notices. */
  several: Sentences
  /** The last lines of every e-mail. */
  signature: string
  /** What is sent to try a way out. */
  trial: Sentences
}
