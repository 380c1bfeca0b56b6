import { createSecureContext } from 'node:tls'
import { composeQuoteMessage } from './quote-message/compose.ts'

/**
 * Does once, while nobody waits, what would otherwise lengthen the first click: the trust anchors are read, the formats of
 * dates and amounts are built, the composer is compiled. Nothing of it is kept.
 */
export const warmUp = async (): Promise<void> => {
  createSecureContext({ minVersion: 'TLSv1.2' })
  const sample = { from: { address: 'sample@example.org', name: null }, replyTo: null, to: 'sample@example.org' }
  await composeQuoteMessage({ ...sample, locale: 'fr', date: new Date(0) })
  await composeQuoteMessage({ ...sample, locale: 'en', date: new Date(0) })
}
