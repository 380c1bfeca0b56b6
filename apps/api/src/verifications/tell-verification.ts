import type { Locale, RecordState, ServerSighting, Verification } from '@bienrecu/shared'
import { createSay, type Say, type Word } from '../locales/say.ts'
import { legible } from '../text/legible.ts'
import type { SightingFacts, VerificationFacts } from './verification-facts.ts'

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** Long enough to see what it is; the whole stands in `found`. */
const MAX_SHOWN = 120

const shortened = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)

const differenceText = ({ difference, found, foundAt }: SightingFacts, facts: VerificationFacts, say: Say) => {
  if (difference === null) return null
  const { name, type, value } = facts
  const length = Math.max(0, ...found.filter((text) => text.length < (value ?? '').length).map((text) => text.length))
  return say(`verify.difference.${difference}`, {
    name,
    type,
    foundAt: foundAt ?? name,
    found: shortened(legible(found.join(' | '))),
    length,
    wanted: value?.length ?? 0,
  })
}

const tellSighting = (sighting: SightingFacts, facts: VerificationFacts, say: Say): ServerSighting => {
  const { server, address, state, found, difference, foundAt } = sighting
  const text = differenceText(sighting, facts, say)
  return { server, address, state, found: [...found], difference, foundAt, text }
}

const isRemovalWord = (state: RecordState): state is 'awaited' | 'partly' | 'published' | 'visible' | 'gone' =>
  state !== 'planned' && state !== 'different'

const wordFor = (facts: VerificationFacts, state: RecordState): Word => {
  if (facts.state === null && state !== 'planned' && state !== 'gone') return 'verify.state.unknown'
  return facts.value === null && isRemovalWord(state) ? `verify.removal.${state}` : `verify.state.${state}`
}

/**
 * Says in a language what a look at a record showed. `state` is that of the record where more is known of it than this look;
 * where no server answered and nothing else is known, it is `awaited`, and the sentence says so.
 */
export const tellVerification = (
  facts: VerificationFacts,
  locale: Locale,
  state: RecordState = facts.state ?? 'awaited',
): Verification => {
  const say = createSay(locale)
  const answers = facts.servers.filter((sighting) => sighting.state !== 'no-answer')
  const seen = answers.filter((sighting) => sighting.state === 'seen').length
  return {
    name: facts.name,
    type: facts.type,
    value: facts.value ?? '',
    state,
    servers: facts.servers.map((sighting) => tellSighting(sighting, facts, say)),
    resolvers: facts.resolvers.map((one) => ({ ...one })),
    oldUntil: isoOrNull(facts.oldUntil),
    text: say(wordFor(facts, state), { name: facts.name, seen, count: answers.length }),
    checkedAt: new Date(facts.checkedAt).toISOString(),
  }
}
