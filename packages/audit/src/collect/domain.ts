import type { AuditInput } from '../audit-input.ts'
import { type DomainFacts, known, mapFact } from '../evidence.ts'
import { existenceAfter } from '../existence.ts'

/** Whether the domain exists at all. */
export const collectDomain = async ({ domain, message, resolver }: AuditInput): Promise<DomainFacts> => {
  const existence = await existenceAfter(await resolver.query(domain, 'TXT'), domain, resolver)
  return { domain: mapFact(existence, (exists) => ({ name: domain, exists })), message: known(message) }
}
