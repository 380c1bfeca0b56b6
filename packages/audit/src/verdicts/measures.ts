import type { Measure } from '@bienrecu/knowledge/mailbox-rules'
import type { Params } from '../check.ts'
import type { Evidence } from '../evidence.ts'
import type { MailRoute } from '../mx/facts.ts'
import { nameKey } from '../resolver.ts'
import { formatIp, parseIp } from '../spf/ip-address.ts'
import {
  dkimPasses,
  dmarcHasReports,
  dmarcIsPublished,
  isAligned,
  spfDoesNotFail,
  spfPasses,
} from './authentication.ts'
import { allOf, type Measured, measured, oneOf, type RuleStatus } from './rule-status.ts'

/** Reverse DNS gives the address a name. */
const hasReverseName = ({ reverse }: Evidence): Measured =>
  reverse.known && reverse.value ? measured(reverse.value.names.length > 0) : 'unknown'

const sameAddress = (a: string, b: string): boolean => {
  const [left, right] = [parseIp(a), parseIp(b)]
  return left !== null && right !== null && formatIp(left) === formatIp(right)
}

/** One of its names leads back to the address. */
const isReverseConfirmed = ({ reverse }: Evidence): Measured => {
  if (!reverse.known || !reverse.value) return 'unknown'
  const { ip, names } = reverse.value
  return oneOf(
    names.map(({ addresses }) =>
      addresses.known ? measured(addresses.value.some((address) => sameAddress(address, ip))) : 'unknown',
    ),
  )
}

/** HELO names a host that exists (RFC 5321 §4.1.4). */
const isHeloValid = ({ helo }: Evidence): Measured => {
  if (!helo.known || !helo.value) return 'unknown'
  const { name, addresses } = helo.value
  if (!name.includes('.') || name.startsWith('[')) return 'broken'
  return addresses.known ? measured(addresses.value.length > 0) : 'unknown'
}

const canBeReached = ({ hosts, ownAddresses }: MailRoute): Measured => {
  if (hosts.length > 0) return measured(hosts.some(({ host }) => host !== ''))
  return ownAddresses.known ? measured(ownAddresses.value.length > 0) : 'unknown'
}

/** The domain of Return-Path, or that of From where it is the same or not known, has hosts or an address. */
const senderDomainResolves = ({ mx, bounceRoute }: Evidence): Measured => {
  if (!bounceRoute.known) return 'unknown'
  if (bounceRoute.value) return canBeReached(bounceRoute.value)
  return mx.known ? canBeReached(mx.value) : 'unknown'
}

const ORANGE_LISTS = new Set(['spamhaus-zen', 'abusix'])

/** Never met: one of the lists that Orange uses cannot be asked over the DNS. */
const isOnNoListOfOrange = ({ ipLists }: Evidence): Measured => {
  const isListed =
    ipLists.known &&
    ipLists.value.some(
      ({ listId, state, kind }) =>
        ORANGE_LISTS.has(listId) && state === 'listed' && (kind === 'listed' || kind === 'policy'),
    )
  return isListed ? 'broken' : 'unknown'
}

const OF_GMAIL = new Set(['gmail.com', 'googlemail.com'])

const isFromGmailOnlyByGmail = (evidence: Evidence): Measured => {
  const { message, domain } = evidence
  if (!message.known) return 'unknown'
  const from = message.value?.fromDomain ?? (domain.known ? domain.value.name : null)
  if (from === null) return 'unknown'
  return OF_GMAIL.has(nameKey(from)) ? isAligned(evidence) : 'met'
}

const spfOrDkim = (evidence: Evidence): Measured => oneOf([spfPasses(evidence), dkimPasses(evidence)])

const MEASURES: Readonly<Record<Measure, (evidence: Evidence) => RuleStatus>> = {
  'spf-pass': spfPasses,
  'dkim-pass': dkimPasses,
  'spf-or-dkim': spfOrDkim,
  'spf-not-fail': spfDoesNotFail,
  'some-proof': (evidence) => oneOf([spfOrDkim(evidence), dmarcIsPublished(evidence)]),
  'dmarc-published': dmarcIsPublished,
  'dmarc-with-reports': dmarcHasReports,
  'dmarc-pass': (evidence) => allOf([dmarcIsPublished(evidence), isAligned(evidence)]),
  aligned: isAligned,
  'reverse-present': hasReverseName,
  'reverse-confirmed': isReverseConfirmed,
  'helo-valid': isHeloValid,
  'sender-domain-resolves': senderDomainResolves,
  'orange-lists': isOnNoListOfOrange,
  'from-not-gmail': isFromGmailOnlyByGmail,
  'forwarders-only': () => 'not-applicable',
  'not-visible': () => 'unknown',
  'not-known': () => 'unknown',
}

/** What neither the DNS nor a message can show: listed as unknown, and without a say in the verdict. */
const OUT_OF_SIGHT: ReadonlySet<Measure> = new Set(['not-visible', 'orange-lists', 'forwarders-only', 'not-known'])

/** Whether an audit can see the rule met at all. */
export const isInSight = (measure: Measure): boolean => !OUT_OF_SIGHT.has(measure)

/** What the evidence says of a rule. */
export const measure = (name: Measure, evidence: Evidence): RuleStatus => MEASURES[name](evidence)

/** Families of checks that explain what a rule misses. */
const EXPLAINED_BY: Readonly<Partial<Record<Measure, readonly string[]>>> = {
  'spf-pass': ['spf'],
  'dkim-pass': ['dkim'],
  'spf-or-dkim': ['spf', 'dkim'],
  'spf-not-fail': ['spf'],
  'some-proof': ['spf', 'dkim', 'dmarc'],
  'dmarc-published': ['dmarc'],
  'dmarc-with-reports': ['dmarc'],
  'dmarc-pass': ['alignment', 'dmarc'],
  aligned: ['alignment'],
  'reverse-present': ['reverse'],
  'reverse-confirmed': ['reverse'],
  'helo-valid': ['helo'],
  'sender-domain-resolves': ['mx'],
  'orange-lists': ['lists'],
  'from-not-gmail': ['alignment'],
}

/** The family of checks behind a measure; empty where no check looks at it. */
export const familiesOf = (name: Measure): readonly string[] => EXPLAINED_BY[name] ?? []

/** What was seen, for a sentence: the result of SPF, the policy, the address. Empty where nothing was. */
export const seenFor = (name: Measure, { spfCheck, dmarc, reverse, helo }: Evidence): Params => {
  const families = familiesOf(name)
  return {
    ...(families.includes('spf') && spfCheck.known && spfCheck.value ? { spf: spfCheck.value.result } : {}),
    ...(families.includes('dmarc') && dmarc.known && dmarc.value.policy ? { policy: dmarc.value.policy } : {}),
    ...(families.includes('reverse') && reverse.known && reverse.value ? { ip: reverse.value.ip } : {}),
    ...(families.includes('helo') && helo.known && helo.value ? { helo: helo.value.name } : {}),
  }
}
