import type { ContentCheck } from '../../content-check.ts'
import { emptyTextPart } from './empty-text-part.ts'
import { littleText } from './little-text.ts'
import { onlyALink } from './only-a-link.ts'
import { partsDiffer } from './parts-differ.ts'
import { placeholders } from './placeholders.ts'
import { spamPhrases } from './spam-phrases.ts'

export const TEXT_CHECKS: readonly ContentCheck[] = [
  littleText,
  emptyTextPart,
  partsDiffer,
  spamPhrases,
  placeholders,
  onlyALink,
]
