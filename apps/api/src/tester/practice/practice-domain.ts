import type { RecordEdit } from '@bienrecu/audit/resolver'

/** Signs with the key of this name (RFC 6376 §3.1). */
export const PRACTICE_SELECTOR = 'bienrecu'
/** In identifiers of practice messages: the practice domain is none of the Internet, and these should name one. RFC 2606 §3. */
export const PRACTICE_ID_DOMAIN = 'example.org'
const USER = 'practice'
const LOOPBACK = '127.0.0.1'
/** For documentation (RFC 5737): nothing is ever sent there. */
const DOCUMENTATION = '192.0.2.25'
const LOOPBACK_REVERSE = '1.0.0.127.in-addr.arpa'

/** The domain of practice messages: below that of the tester’s addresses, and in no DNS of this world. */
export const practiceDomain = (testerDomain: string): string => `practice.${testerDomain}`

/** Who writes practice messages. */
export const practiceAddress = (testerDomain: string): string => `${USER}@${practiceDomain(testerDomain)}`

/** What the practice relay says in EHLO; it leads to this machine, and back. */
export const practiceHost = (testerDomain: string): string => `mail.${practiceDomain(testerDomain)}`

/**
 * The DNS of the practice domain: all that a domain which sends mail should have but a DMARC record, so that a newcomer
 * sees one thing to repair. `publicKey`: SubjectPublicKeyInfo in base64 (RFC 6376 §3.6.1).
 */
export const practiceRecords = (testerDomain: string, publicKey: string): RecordEdit[] => {
  const domain = practiceDomain(testerDomain)
  const host = practiceHost(testerDomain)
  const record = (name: string, type: RecordEdit['type'], after: string): RecordEdit => ({
    name,
    type,
    before: null,
    after,
  })
  return [
    record(domain, 'TXT', 'v=spf1 ip4:127.0.0.1 ip6:::1 -all'),
    record(domain, 'MX', `10 mx.${domain}`),
    record(domain, 'A', DOCUMENTATION),
    record(`mx.${domain}`, 'A', DOCUMENTATION),
    record(host, 'A', LOOPBACK),
    record(host, 'TXT', 'v=spf1 a -all'), // HELO is checked as well (RFC 7208 §2.3)
    record(LOOPBACK_REVERSE, 'PTR', host),
    record(`${PRACTICE_SELECTOR}._domainkey.${domain}`, 'TXT', `v=DKIM1; k=rsa; p=${publicKey}`),
  ]
}
