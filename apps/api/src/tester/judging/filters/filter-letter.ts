import type { FilterVerdict } from '@bienrecu/shared'
import type { Letter } from '../letter.ts'

/** What a spam filter is told of a message. */
export interface FilterLetter extends Pick<Letter, 'source' | 'ip' | 'helo' | 'mailFrom' | 'recipient' | 'receivedAt'> {
  /** The name of the address that leads back to it; null when none is known to. */
  readonly reverseName: string | null
  /** The name we receive under. */
  readonly receiver: string
}

/** Asks one spam filter. Never rejects: a filter that does not answer, or makes no sense, is `unavailable`. */
export type AskFilter = (letter: FilterLetter) => Promise<FilterVerdict>

const NOTHING = { score: null, threshold: null, action: null, rules: [], counts: false } as const

/** A filter that nobody set up. */
export const FILTER_OFF: FilterVerdict = { state: 'off', ...NOTHING }
/** A filter that did not answer. */
export const FILTER_UNAVAILABLE: FilterVerdict = { state: 'unavailable', ...NOTHING }

/** A filter that was not asked, for the size of the message. */
export const FILTER_TOO_LARGE: FilterVerdict = { state: 'too-large', ...NOTHING }

/** Octets beyond which filters take minutes, and are not asked: spammers send small mail. */
export const LARGEST_FOR_FILTERS = 2 * 1024 * 1024

export const MAX_RULES = 400
const MAX_CODE = 120
const MAX_DESCRIPTION = 2_000

/** One rule, cut to the size of the contract; null for what is none. */
export const filterRule = (code: string, score: number, description: string): FilterVerdict['rules'][number] | null => {
  const name = code.trim().slice(0, MAX_CODE)
  if (name === '' || !Number.isFinite(score)) return null
  return { code: name, score, description: description.trim().slice(0, MAX_DESCRIPTION) }
}

/** What the sender said, fit for one line of a protocol: printable ASCII alone. */
export const oneLine = (text: string): string => text.replaceAll(/[^\x21-\x7e]/g, '').slice(0, 1_000)
