import { fail, pass, valueOf, type Verdict } from '../check.ts'
import type { DkimKeyFacts } from '../dkim/facts.ts'
import { nameKey, type RecordEdit } from '../resolver.ts'
import type { RecordKind, TextsAtName } from './facts.ts'
import { isMeantAs, repaired } from './repair.ts'

/** One TXT record at the place of an SPF record, a DKIM key or a DMARC record. */
export interface PublishedText {
  readonly kind: RecordKind
  readonly name: string
  readonly record: string
}

/** What the checks of forms read: `needs: TEXT_NEEDS`. */
export const TEXT_NEEDS = ['formTexts', 'dkim'] as const

interface TextFacts {
  readonly formTexts: readonly TextsAtName[]
  readonly dkim: readonly DkimKeyFacts[]
}

/** Every name looked at, once: keys that the message named stand in both facts. */
export const namesWithTexts = ({ formTexts, dkim }: TextFacts): TextsAtName[] => {
  const names = new Map(formTexts.map((texts) => [nameKey(texts.name), texts]))
  for (const { selector, domain, records } of dkim) {
    const name = nameKey(`${selector}._domainkey.${domain}`)
    if (!names.has(name)) names.set(name, { kind: 'dkim', name, records })
  }
  return [...names.values()]
}

type HasFault = (text: string, kind: RecordKind) => boolean

/**
 * The texts that are meant as a record of their place and have a fault. One fault found is enough to tell; where none is
 * found and a name did not answer, it is unknown (throws `UnknownFact`, for the runner).
 */
const textsWith = (facts: TextFacts, hasFault: HasFault): PublishedText[] => {
  const names = namesWithTexts(facts)
  const found = names.flatMap(({ kind, name, records }) =>
    records.known
      ? records.value
          .filter((record) => isMeantAs(kind, record) && hasFault(record, kind))
          .map((record) => ({ kind, name, record }))
      : [],
  )
  if (found.length === 0) for (const { records } of names) valueOf(records)
  return found
}

/** Their names, each once: the params of a finding. */
export const namesOf = (texts: readonly { readonly name: string }[]): string[] => [
  ...new Set(texts.map(({ name }) => name)),
]

/** Fails for the texts that have the fault, with the names they stand at. */
export const judgeTexts = (facts: TextFacts, hasFault: HasFault): Verdict => {
  const texts = textsWith(facts, hasFault)
  return texts.length > 0 ? fail({ names: namesOf(texts) }) : pass
}

/** The records as they were meant. Nothing a receiver reads is lost: it reads none of them as they stand. */
export const repairTexts = (facts: TextFacts, hasFault: HasFault): RecordEdit[] =>
  textsWith(facts, hasFault).map(({ name, record }) => ({ name, type: 'TXT', before: record, after: repaired(record) }))
