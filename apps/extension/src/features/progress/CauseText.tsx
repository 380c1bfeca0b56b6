import { causeSentence } from './cause-sentence.ts'
import type { Cause } from './explain-gain.ts'

/** What explains one difference, below its name; nothing where nothing was seen. */
export const CauseText = ({ causes }: { causes: readonly Cause[] }) => {
  const sentences = causes.flatMap((cause) => causeSentence(cause) ?? [])
  if (sentences.length === 0) return null
  return (
    <span class="cause" data-testid="cause">
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </span>
  )
}
