/*
 * Asks at once what a check can be expected to need: includes, redirect, addresses, mail hosts and their addresses, nested
 * records as soon as one arrives. What comes back changes nothing here: the check judges in order, under its limits.
 */
import type { Fact } from '../evidence.ts'
import type { Answer } from '../resolver.ts'
import { addressType, mailHost, matchesLiteral } from './mechanisms.ts'
import { isSpfRecord, parseSpf } from './parse.ts'
import type { AskingMechanism, SpfRecord } from './record.ts'
import { askAhead, type Session } from './session.ts'
import { reverseName } from './ip-address.ts'
import { targetAhead } from './target-name.ts'
import { MAX_LOOKUPS } from './tree.ts'

const MOST_NAMES = 10

/** Goes on with an answer once it is there. Neither the question nor `next` can fail. */
const afterwards = async (
  answer: Promise<Fact<Answer>> | null,
  next: (records: readonly string[]) => void,
): Promise<void> => {
  const fact = await answer
  if (fact?.known === true) next(fact.value.records)
}

const addressesOf = (session: Session, hosts: readonly (string | null)[]): void => {
  const type = addressType(session.ip)
  for (const host of hosts) if (host !== null) void askAhead(session, host, type)
}

const recordAhead = (session: Session, domain: string | null): void => {
  if (domain === null || session.foreseen?.has(domain) === true) return
  void afterwards(askAhead(session, domain, 'TXT'), (records) => {
    const [record, ...more] = records.filter(isSpfRecord)
    if (record === undefined || more.length > 0) return
    const { value, problems } = parseSpf(record)
    if (problems.length === 0) askTermsAhead(session, domain, value)
  })
}

const termAhead = (session: Session, domain: string, term: AskingMechanism): void => {
  const usesNames = term.kind === 'ptr' || term.domainSpec?.letters.includes('p') === true
  if (usesNames) {
    const pointers = askAhead(session, reverseName(session.ip), 'PTR')
    void afterwards(pointers, (names) => addressesOf(session, names.slice(0, MOST_NAMES)))
    return
  }
  const name = targetAhead(session, domain, term.domainSpec)
  if (name === null) return
  if (term.kind === 'include') recordAhead(session, name)
  else if (term.kind === 'exists') void askAhead(session, name, 'A')
  else if (term.kind === 'a') void askAhead(session, name, addressType(session.ip))
  else
    void afterwards(askAhead(session, name, 'MX'), (hosts) =>
      addressesOf(session, hosts.slice(0, MOST_NAMES).map(mailHost)),
    )
}

/** Asks what the terms of a record need, up to the first that matches for sure. Once per domain. */
export const askTermsAhead = (session: Session, domain: string, record: SpfRecord): void => {
  session.foreseen ??= new Set()
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
