import { secureContextOf } from '../smtp/secure-socket.ts'

/**
 * Does once, while nobody waits, what would otherwise lengthen the first click: the trust anchors are read, the formats of
 * dates and amounts are built, what speaks SMTP and writes messages is loaded.
 */
export const warmUp = async (): Promise<void> => {
  const [{ composeQuoteMessage }] = await Promise.all([
    import('./quote-message/compose.ts'),
    import('../smtp/smtp-session.ts'),
  ])
  secureContextOf(null)
  const sample = { from: { address: 'sample@example.org', name: null }, replyTo: null, to: 'sample@example.org' }
  await composeQuoteMessage({ ...sample, locale: 'fr', date: new Date(0) })
  await composeQuoteMessage({ ...sample, locale: 'en', date: new Date(0) })
}
