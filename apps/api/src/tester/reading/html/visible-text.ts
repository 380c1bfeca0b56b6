/* The text that a reader sees, with single spaces, and how much is kept from him. */
import { cut } from '../cut.ts'
import { LIMITS } from '../limits.ts'

/** Signs without width: they fill the preview of a message, and nobody sees them. */
const WIDTHLESS = /\u034f|[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** White space that is more than one space, or another sign. */
const NOT_SINGLE = /[^\S ]\s*| \s+/g

export interface VisibleText {
  readonly add: (text: string, isHidden: boolean) => void
  /** What follows stands apart from what was before. */
  readonly breakWord: () => void
  readonly facts: () => { readonly text: string; readonly textLength: number; readonly hiddenLength: number }
}

export const createVisibleText = (): VisibleText => {
  let [text, textLength, hiddenLength] = ['', 0, 0]
  let isApart = true
  return {
    add(piece, isHidden) {
      const single = piece.replace(NOT_SINGLE, ' ')
      if (isHidden) {
        hiddenLength += single.replace(WIDTHLESS, '').trim().length
        return
      }
      const next = isApart && single.startsWith(' ') ? single.slice(1) : single
      if (next === '') return
      isApart = next.endsWith(' ')
      textLength += next.length
      if (text.length < LIMITS.textLength) text += cut(next, LIMITS.textLength - text.length)
    },
    breakWord() {
      if (isApart) return
      isApart = true
      textLength += 1
      if (text.length < LIMITS.textLength) text += ' '
    },
    facts: () => ({ text: text.trimEnd(), textLength: textLength - (isApart && textLength > 0 ? 1 : 0), hiddenLength }),
  }
}
