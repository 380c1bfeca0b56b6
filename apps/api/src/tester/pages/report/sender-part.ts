import type { JudgedConnection } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText, shortText } from '../seen-text.ts'
import type { TesterSay } from '../say-tester.ts'
import { section, type ToldReport, word } from './report-view.ts'

const value = (text: string | null, say: TesterSay): Html =>
  text === null ? word('open', say('sender.not-known')) : html`<code>${shortText(text)}</code>`

const sameName = (one: string, other: string): boolean =>
  one.toLowerCase().replace(/\.$/, '') === other.toLowerCase().replace(/\.$/, '')

const agreement = ({ helo, reverseName }: JudgedConnection, say: TesterSay): Html => {
  if (helo === null || reverseName === null) return html``
  return html`<p>
    ${sameName(helo, reverseName) ? word('good', say('sender.agrees')) : word('neutral', say('sender.differs'))}
  </p>`
}

const mailFrom = (address: string | null, say: TesterSay): Html =>
  address === '' ? html`${say('sender.null-path')}` : value(address, say)

const encryption = ({ tls }: JudgedConnection, origin: 'received' | 'file', say: TesterSay): Html => {
  if (tls !== null) return html`${seenText(`${tls.protocol}, ${tls.cipher}`)}`
  return origin === 'file' ? word('open', say('sender.not-known')) : word('bad', say('sender.no-tls'))
}

/** Who handed the message to us: address, name, name in the DNS. */
export const senderPart = ({ judgement: { connection, origin }, say }: ToldReport): Html =>
  section(
    'sender',
    say('sender.title'),
    html`<dl class="facts">
        <dt>${say('sender.ip')}</dt>
        <dd>${value(connection.ip, say)}</dd>
        <dt>${say('sender.helo')}</dt>
        <dd>${value(connection.helo, say)}</dd>
        <dt>${say('sender.reverse')}</dt>
        <dd>${value(connection.reverseName, say)}</dd>
        <dt>${say('sender.mail-from')}</dt>
        <dd>${mailFrom(connection.mailFrom, say)}</dd>
        <dt>${say('sender.recipient')}</dt>
        <dd>${value(connection.recipient, say)}</dd>
        <dt>${say('sender.tls')}</dt>
        <dd>${encryption(connection, origin, say)}</dd>
      </dl>
      ${agreement(connection, say)}`,
  )
