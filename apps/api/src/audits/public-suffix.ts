import { type DomainReading, normaliseDomain } from '@bienrecu/shared'
import { parse } from 'tldts'

// Names in the private section of the list (github.io, uk.com) belong to somebody, who may well send mail from them.
const OPTIONS = { allowPrivateDomains: false, validateHostname: false, extractHostname: false } as const

/** True for a name below which a registry registers others: `fr`, `co.uk`; the ICANN section of the list. */
export const isPublicSuffix = (domain: string): boolean => {
  const { publicSuffix, isIcann } = parse(domain, OPTIONS)
  return isIcann === true && publicSuffix === domain
}

/** Reads a domain as `normaliseDomain` does, and refuses public suffixes. Never throws. */
export const readDomain = (text: string): DomainReading => {
  const reading = normaliseDomain(text)
  const name = reading.ok ? reading.domain : text.trim().toLowerCase().replace(/\.$/, '')
  if (!reading.ok && reading.code !== 'domain-single-label') return reading
  return isPublicSuffix(name) ? { ok: false, code: 'domain-is-public-suffix', params: { value: name } } : reading
}
