/* What the table of providers makes of a domain: by its own name, its MX, its SPF record. */
import { type DetectedProvider, detectGateway, detectMailProviders } from '@bienrecu/knowledge/mail-providers'
import { isSpfRecord, parseSpf } from '@bienrecu/audit/spf/parse'
import { domainOf } from '@bienrecu/shared'
import type { DomainAnswers, MxHost } from './ask-domain.ts'
import { type Finding, type Origin, type ProviderClaim, providerFindings } from './finding.ts'

/** One of those that leave the trace: the one that is known already, else the first. */
const claimOf = (found: readonly DetectedProvider[], knownId: string | null): ProviderClaim | null => {
  const chosen = found.find(({ id }) => id === knownId) ?? found[0]
  if (!chosen) return null
  const alternatives = found.filter((one) => one !== chosen).map(({ id, name }) => ({ id, name }))
  return { id: chosen.id, isCertain: chosen.isCertain, alternatives }
}

/** Providers that own the domain of the address. */
export const tableFindings = (address: string): Finding[] => {
  const domain = domainOf(address)
  const claim = claimOf(detectMailProviders({ emailDomain: domain }), null)
  return claim ? providerFindings(claim, { source: 'provider-table', evidence: domain }, address, []) : []
}

const mxOrigin = ({ text }: MxHost, domain: string): Origin => ({ source: 'mx', evidence: `${domain} MX ${text}` })

/** The filter before the mailbox. */
export const gatewayFindings = ({ mx, domain }: DomainAnswers): Finding[] => {
  for (const record of mx.known ? mx.value : []) {
    const gateway = detectGateway([record.host])
    if (!gateway) continue
    const { id, name, isCertain } = gateway
    return [{ ...mxOrigin(record, domain), about: 'gateway', gateway: { id, name }, isCertain }]
  }
  return []
}

/** The host of the mailbox, by the first MX that betrays one. `knownId`: the provider that another source named. */
export const mxFindings = ({ mx, srv, domain }: DomainAnswers, address: string, knownId: string | null): Finding[] => {
  const records = mx.known ? mx.value : []
  const targets = srv.autodiscover.known ? srv.autodiscover.value.map(({ target }) => target) : []
  for (const record of records) {
    const claim = claimOf(detectMailProviders({ emailDomain: domain, mx: [record.host] }), knownId)
    const hosts = [record.host, ...records.map(({ host }) => host), ...targets]
    if (claim) return providerFindings(claim, mxOrigin(record, domain), address, hosts)
  }
  return []
}

/** The terms of the SPF record that may name a provider, in their order. */
const spfTerms = (records: readonly string[]): { text: string; name: string | null }[] =>
  records.filter(isSpfRecord).flatMap((record) =>
    parseSpf(record).value.terms.map((term) => ({
      text: term.text,
      name: term.kind === 'include' || term.kind === 'redirect' ? term.domainSpec.name : null,
    })),
  )

const SENDS_ALONE: ReadonlySet<DetectedProvider['kind']> = new Set(['transactional', 'forwarding'])

/**
 * SPF shows who may send, not where the mailbox is: never certain. A service that only sends is taken where nothing else
 * tells how to (`mayOnlySend`).
 */
export const spfFindings = (
  { txt, domain }: DomainAnswers,
  address: string,
  { knownId, mayOnlySend }: { knownId: string | null; mayOnlySend: boolean },
): Finding[] => {
  const claims = spfTerms(txt.known ? txt.value : []).flatMap(({ text, name }) => {
    const traces = name === null ? { spfMechanisms: [text.replace(/^[+?~-]/, '')] } : { spfIncludes: [name] }
    const found = detectMailProviders({ emailDomain: domain, ...traces })
    const claim = claimOf(found, knownId)
    const isSender = found.every(({ kind }) => SENDS_ALONE.has(kind))
    return claim ? [{ claim: { ...claim, isCertain: false }, isSender, text }] : []
  })
  const taken = claims.find(({ isSender }) => !isSender) ?? (mayOnlySend ? claims[0] : undefined)
  if (!taken) return []
  return providerFindings(taken.claim, { source: 'spf', evidence: `${domain} TXT ${taken.text}` }, address, [])
}
