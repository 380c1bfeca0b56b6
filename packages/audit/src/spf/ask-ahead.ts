/*
 * Asks at once what a check can be expected to need: includes, redirect, addresses, mail hosts and their addresses, nested
 * records as soon as one arrives. What comes back changes nothing here: the check judges in order, under its limits.
 */
import { askableName, isMultiLabel } from './domain-name.ts'
import { reverseName } from './ip-address.ts'
import { addressType, mailHost, matchesLiteral } from './mechanisms.ts'
import { onlyRecord, parseSpf } from './parse.ts'
import type { AskingMechanism, SpfRecord } from './record.ts'
import { askAhead, type Session } from './session.ts'
import { targetAhead } from './target-name.ts'
import { MAX_LOOKUPS } from './tree.ts'

const MOST_NAMES = 10

const addressesAhead = (session: Session, hosts: readonly (string | null)[]): void => {
  const type = addressType(session.ip)
  for (const host of hosts) if (host !== null) askAhead(session, host, type)
}

const recordAhead = (session: Session, domain: string | null): void => {
  if (domain === null || !isMultiLabel(domain)) return
  askAhead(session, domain, 'TXT', (records) => {
    const text = onlyRecord(records)
    const parsed = text === null ? null : parseSpf(text)
    if (parsed?.problems.length === 0) askTermsAhead(session, domain, parsed.value)
  })
}

const termAhead = (session: Session, domain: string, term: AskingMechanism): void => {
  if (term.kind === 'ptr' || term.domainSpec?.letters.includes('p') === true) {
    askAhead(session, reverseName(session.ip), 'PTR', (names) =>
      addressesAhead(session, names.slice(0, MOST_NAMES).map(askableName)),
    )
    return
  }
  const name = targetAhead(session, domain, term.domainSpec)
  if (name === null) return
  if (term.kind === 'include') recordAhead(session, name)
  else if (term.kind === 'exists') askAhead(session, name, 'A')
  else if (term.kind === 'a') askAhead(session, name, addressType(session.ip))
  else {
    askAhead(session, name, 'MX', (hosts) => addressesAhead(session, hosts.slice(0, MOST_NAMES).map(mailHost)))
  }
}

/** Asks what the terms of a record need, up to the first that matches for sure. Once per domain. */
export const askTermsAhead = (session: Session, domain: string, record: SpfRecord): void => {
  if (session.foreseen.has(domain)) return
  session.foreseen.add(domain)
  let left = MAX_LOOKUPS
  for (const term of record.mechanisms) {
    if (term.kind === 'all' || term.kind === 'ip4' || term.kind === 'ip6') {
      if (matchesLiteral(term, session.ip)) return
    } else {
      if (left === 0) return
      left -= 1
      termAhead(session, domain, term)
    }
  }
  if (record.redirect && left > 0) recordAhead(session, targetAhead(session, domain, record.redirect.domainSpec))
}
