import type { AuditInput } from '../audit-input.ts'
import { type DomainFacts, known, mapFact } from '../evidence.ts'

/** Whether the domain exists at all: any answer but NXDOMAIN says so (RFC 8020). */
export const collectDomain = async ({ domain, message, resolver }: AuditInput): Promise<DomainFacts> => ({
  domain: mapFact(await resolver.query(domain, 'TXT'), ({ status }) => ({
    name: domain,
    exists: status !== 'nxdomain',
  })),
  message: known(message),
})
