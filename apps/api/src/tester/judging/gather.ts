/* Everything there is to find out about one message: all of it asked at once, over one cache. */
import { reverseOf } from '@bienrecu/audit/collect/mx'
import type { ContentEvidence, EnvelopeFacts } from '@bienrecu/audit/content/evidence'
import { type Evidence, known, notKnown } from '@bienrecu/audit/evidence'
import type { MessageFacts } from '@bienrecu/audit/message'
import { type Resolver, withCache } from '@bienrecu/audit/resolver'
import type { FilterVerdict, JudgedAuthentication } from '@bienrecu/shared'
import { verifySignatures } from './authenticate.ts'
import { boundedResolver } from './bounded-resolver.ts'
import { confirmedName } from './confirmed-name.ts'
import { envelopeOf } from './envelope-of.ts'
import { messageStart } from '../reading/header/read-section.ts'
import { FILTER_OFF } from './filters/filter-letter.ts'
import { findSender, type Sender } from './find-sender.ts'
import { fieldValues, headerText } from './header-section.ts'
import { judgeAuthentication, withResults } from './judge-authentication.ts'
import type { JudgePorts, Reading } from './judge-ports.ts'
import type { Letter } from './letter.ts'
import { collectLinkLists } from './link-lists.ts'
import { practiceResolver } from './practice-resolver.ts'
import { MAX_SIGNATURES, readSignature, signatureFacts } from './read-signatures.ts'
import { shareNothing } from './share.ts'

/** What was found out. */
export interface Gathered {
  readonly reading: Reading
  readonly envelope: EnvelopeFacts
  readonly sender: Sender
  readonly evidence: Evidence
  readonly content: ContentEvidence
  readonly authentication: JudgedAuthentication
  readonly spamassassin: FilterVerdict
  readonly rspamd: FilterVerdict
  readonly isDnsMissing: boolean
}

/** What is found out over another DNS than the usual one is nobody else’s. */
const alone = (ports: JudgePorts): JudgePorts => ({ ...ports, shares: null })

const SILENT: Resolver = { query: () => Promise.resolve(notKnown('bad-answer')) }

const dnsFor = async ({ isPractice }: Letter, { resolver, practiceRecords, isTruthful }: JudgePorts) => {
  if (isPractice && practiceRecords) return { source: practiceResolver(await practiceRecords()), isTrue: true }
  return { source: resolver, isTrue: isTruthful?.() ?? true }
}

const factsOf = (
  { ip, helo, mailFrom }: EnvelopeFacts,
  fromDomain: string | null,
  source: Uint8Array,
): MessageFacts => {
  const fields = fieldValues(headerText(source), 'DKIM-Signature').slice(0, MAX_SIGNATURES)
  return { ip, helo, mailFrom, fromDomain, signatures: signatureFacts(fields.map(readSignature)) }
}

const askFilters = async (letter: Letter, message: MessageFacts, resolver: Resolver, ports: JudgePorts) => {
  const { askSpamd, askRspamd, receiver } = ports
  const { source, receivedAt } = letter
  const isAsked = askSpamd !== null || askRspamd !== null
  const reverseName = isAsked ? confirmedName(await reverseOf({ message, resolver })) : null
  const told = { ...envelopeOf(letter), source, receivedAt, reverseName, receiver }
  return Promise.all([askSpamd?.(told) ?? FILTER_OFF, askRspamd?.(told) ?? FILTER_OFF])
}

type LinkEvidence = Pick<ContentEvidence, 'linkLists' | 'linkAnswers'>

const askAboutLinks = async (
  { evidence: { links } }: Reading,
  { askLinks, shares }: JudgePorts,
  resolver: Resolver,
  lists: readonly string[] | null,
): Promise<LinkEvidence> => {
  const share = shares?.linkLists ?? shareNothing
  const [linkLists, answers] = await Promise.all([
    collectLinkLists(links, { resolver, lists, share }),
    askLinks && links.known ? askLinks(links.value) : null,
  ])
  return { linkLists, linkAnswers: answers ? known(answers) : notKnown('not-asked') }
}

/** Asks everything over this DNS. */
const gatherOver = async (letter: Letter, ports: JudgePorts, reading: Reading, dns: Resolver): Promise<Gathered> => {
  const { source, isPractice } = letter
  const { onBug, receiver } = ports
  const { fromDomain } = reading
  const envelope = envelopeOf(letter)
  const bounded = boundedResolver(dns)
  const resolver = withCache(bounded)
  const message = factsOf(envelope, fromDomain, source)
  // The practice domain is in no list, and nobody outside is told of it.
  const lists = isPractice ? [] : (ports.lists ?? null)
  const authenticate = async () => {
    const { senders = shareNothing, keys = shareNothing } = ports.shares ?? {}
    const [sender, signatures] = await Promise.all([
      findSender({ message, lists, receiver, resolver, share: senders }),
      verifySignatures(source, resolver, keys),
    ])
    const judged = await judgeAuthentication({ sender, signatures, fromDomain, receiver, resolver })
    return { sender, judged, evidence: { ...sender.evidence, message: known(withResults(message, signatures.dkim)) } }
  }
  const [{ sender, judged, evidence }, [spamassassin, rspamd], linkEvidence] = await Promise.all([
    authenticate(),
    askFilters(letter, message, resolver, ports),
    askAboutLinks(reading, ports, resolver, lists),
  ])
  bounded.close()
  const { isAgreed, ...authentication } = judged
  if (!isAgreed) onBug('spf', new Error(`two judges of SPF differ: ${authentication.spf.result}`))
  return {
    reading,
    envelope,
    sender,
    evidence,
    content: { ...reading.evidence, ...linkEvidence },
    authentication,
    spamassassin,
    rspamd,
    isDnsMissing: bounded.isAsked() && !bounded.isAnswered(),
  }
}

/** Two From fields name nobody, whatever stands in them (RFC 5322 §3.6, RFC 9989 §5.3.1): which one is shown is chance. */
const withOneAuthor = (reading: Reading): Reading => {
  const fields = reading.evidence.fields.known ? reading.evidence.fields.value : []
  if (fields.filter(({ name }) => name.toLowerCase() === 'from').length < 2) return reading
  return { ...reading, fromDomain: null, message: { ...reading.message, fromDomain: null } }
}

/** The line that mailbox files begin with is no part of the message: signatures do not know it. */
const withoutMailboxLine = (source: Uint8Array): Uint8Array =>
  source.subarray(messageStart(Buffer.from(source.buffer, source.byteOffset, source.byteLength)))

/** Reads a message and finds out about it. A DNS that invents answers is believed as little as one that is silent. */
export const gather = async (given: Letter, ports: JudgePorts): Promise<Gathered> => {
  const letter = { ...given, source: withoutMailboxLine(given.source) }
  const [read, { source, isTrue }] = await Promise.all([
    ports.readLetter(letter.source, envelopeOf(letter)),
    dnsFor(letter, ports),
  ])
  const reading = withOneAuthor(read)
  const isUsual = source === ports.resolver
  const gathered = await gatherOver(letter, isUsual ? ports : alone(ports), reading, source)
  return (await isTrue) ? gathered : gatherOver(letter, alone(ports), reading, SILENT)
}
