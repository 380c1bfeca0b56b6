import type { ContentCheck } from '../../content-check.ts'
import { allCapitals } from './all-capitals.ts'
import { excessPunctuation } from './excess-punctuation.ts'
import { fakeReply } from './fake-reply.ts'
import { garbled } from './garbled.ts'
import { invisibleCharacters } from './invisible-characters.ts'
import { lookAlikeLetters } from './look-alike-letters.ts'
import { manyEmoji } from './many-emoji.ts'
import { missing } from './missing.ts'
import { spamPhrases } from './spam-phrases.ts'
import { tooLong } from './too-long.ts'

export const SUBJECT_CHECKS: readonly ContentCheck[] = [
  missing,
  allCapitals,
  spamPhrases,
  excessPunctuation,
  tooLong,
  fakeReply,
  manyEmoji,
  lookAlikeLetters,
  invisibleCharacters,
  garbled,
]
