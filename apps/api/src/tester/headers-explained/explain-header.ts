import { explainHeader as find, headerMeaning } from '@bienrecu/knowledge/header-fields'
import type { ToldText } from '@bienrecu/shared'

/** What a header field is and why it is there. */
export interface HeaderExplanation {
  /** What `JudgedHeader.meaning` holds. */
  readonly id: string
  readonly text: ToldText
}

/** The explanation of a field by its name, in whatever case; null for a field that we do not know. */
export const explainHeader = (name: string): HeaderExplanation | null => {
  const field = find(name)
  return field && { id: field.id, text: field.meaning }
}

/** The sentence behind `JudgedHeader.meaning`; null where a later version no longer has it. */
export const meaningOf = (id: string): ToldText | null => headerMeaning(id)?.meaning ?? null
