/* The record by which bounces come back under the domain itself, so that SPF counts for DMARC (RFC 9989 §4.4.2). */
import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import { nameKey } from '../../resolver.ts'

type PublishedRecord = NonNullable<MailProvider['returnPath']['custom']>

export interface BounceRecord {
  /** Null where only the console of the service knows them. */
  readonly name: string | null
  readonly target: string | null
}

const isComplete = (text: string): boolean => !/[{}…() ]/.test(text)

const recordsOf = ({ returnPath, dkim }: MailProvider): PublishedRecord[] => [
  ...(returnPath.custom ? [returnPath.custom] : []),
  ...(dkim.records ?? []).filter(({ purpose }) => purpose === 'return-path'),
]

/** What the service asks for; null where it offers no bounce domain of one’s own. */
export const bounceRecord = (provider: MailProvider, domain: string): BounceRecord | null => {
  const [record] = recordsOf(provider)
  if (!record) return null
  // A record nobody checked, or one that needs a second one beside it, is copied from the console.
  const isCertain = record.type === 'CNAME' && record.confidence !== 'memory'
  const isKnown = isCertain && isComplete(record.host) && isComplete(record.value)
  return isKnown ? { name: `${record.host}.${domain}`, target: nameKey(record.value) } : { name: null, target: null }
}
