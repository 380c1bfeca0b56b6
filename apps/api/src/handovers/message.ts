/* The message to the person who holds the DNS: ready to send, and to be understood without us. */
import type { Locale } from '@bienrecu/shared'
import { createSay } from '../locales/say.ts'
import type { HandedPlan } from './handed-plan.ts'

export interface MessageParts {
  readonly recipientName: string | null
  readonly senderName: string | null
  readonly records: string
  /** Null where nobody but this machine could open it. */
  readonly url: string | null
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** A day in the reader’s language. */
export const dayIn = (locale: Locale, time: number): string =>
  new Date(time).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })

/** Subject and text. */
export const handoverMessage = (
  { shown, host, path }: HandedPlan,
  { recipientName, senderName, records, url, expiresAt }: MessageParts,
  locale: Locale,
): { subject: string; message: string } => {
  const say = createSay(locale)
  const where = { ...shown, host: host?.name ?? '' }
  const paragraphs = [
    recipientName === null ? say('handover.hello') : say('handover.hello-name', { name: recipientName }),
    say(host ? 'handover.ask-at' : 'handover.ask', where),
    ...(path !== null && host ? [say('handover.path', { host: host.name, path })] : []),
    records,
    say('handover.leave-others'),
    ...(url === null ? [] : [say('handover.link', { url, date: dayIn(locale, expiresAt) })]),
    senderName === null ? say('handover.thanks') : `${say('handover.thanks')}\n${senderName}`,
  ]
  return { subject: say('handover.subject', where), message: `${paragraphs.join('\n\n')}\n` }
}
