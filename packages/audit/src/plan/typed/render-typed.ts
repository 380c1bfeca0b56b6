import type { Locale } from '../../check.ts'
import { fill } from '../../fill.ts'
import { TYPED_TEXTS } from './texts.ts'
import type { Typed } from './type-record.ts'

/** What to type, in a reader's language. */
export interface RenderedTyped extends Omit<Typed, 'nameLabel' | 'notes'> {
  readonly nameLabel: string | null
  readonly notes: string[]
}

/** Makes the sentences of what to type; the rest stays as it is. */
export const renderTyped = (typed: Typed, locale: Locale): RenderedTyped => ({
  ...typed,
  nameLabel: typed.nameLabel?.[locale] ?? null,
  notes: typed.notes.map(({ code, params }) => fill(TYPED_TEXTS[locale][code], params, locale)),
})
