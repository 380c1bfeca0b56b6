import type { Hop, JudgedConnection, Judgement } from '@bienrecu/shared'
import type { ComponentChildren } from 'preact'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { elapsedText } from '../probe/elapsed-text.ts'
import { Folded } from './Folded.tsx'
import { judgedWords as words } from './judged-words.ts'

const Row = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const seen = (value: string | null) =>
  value === null ? <span class="soft">{words('not-known')}</span> : <code>{value === '' ? '<>' : value}</code>

/** Of a message that came as a file nobody saw how it was handed over. */
const encryption = ({ tls }: JudgedConnection, origin: Judgement['origin']) => {
  if (tls) return seen(`${tls.protocol} ${tls.cipher}`)
  return origin === 'file' ? seen(null) : words('in-clear')
}

/** Who handed the message over, and how. */
export const ConnectionPart = ({ connection, origin }: Pick<Judgement, 'connection' | 'origin'>) => {
  const { ip, helo, reverseName, mailFrom } = connection
  return (
    <Folded name={words('connection')}>
      <dl class="pairs wide">
        <Row label={words('ip')}>{seen(ip)}</Row>
        <Row label={words('helo')}>{seen(helo)}</Row>
        <Row label={words('reverse')}>{seen(reverseName)}</Row>
        <Row label={words('mail-from')}>{seen(mailFrom)}</Row>
        <Row label={words('tls')}>{encryption(connection, origin)}</Row>
      </dl>
    </Folded>
  )
}

const delayText = (seconds: number): string => {
  const time = elapsedText(Math.abs(seconds) * 1000, uiLocale.value)
  return seconds < 0 ? words('ago', { time }) : words('delay', { time })
}

const Step = ({ hop }: { hop: Hop }) => {
  const { from, fromIp, by, isEncrypted, tls, delaySeconds, raw } = hop
  return (
    <li data-testid="hop">
      <p>
        {words('hop', { from: from ?? fromIp ?? words('not-known'), by: by ?? words('not-known') })}{' '}
        {isEncrypted === null ? null : (
          <Badge tone={isEncrypted ? 'good' : 'neutral'}>{words(isEncrypted ? 'encrypted' : 'unencrypted')}</Badge>
        )}
      </p>
      <p class="soft dotted">
        {from !== null && fromIp !== null ? <code>{fromIp}</code> : null}
        {tls === null ? null : <code>{tls}</code>}
        {hop.with === null ? null : <code>{hop.with}</code>}
        {delaySeconds === null ? null : <span>{delayText(delaySeconds)}</span>}
      </p>
      <Disclosure summary={words('raw')}>
        <p class="raw">
          <code>{raw}</code>
        </p>
      </Disclosure>
    </li>
  )
}

/** Every server the message came through, as each one wrote it down. */
export const PathPart = ({ hops }: { hops: readonly Hop[] }) =>
  hops.length === 0 ? null : (
    <Folded name={words('path')} count={hops.length}>
      <p class="soft">{words('path-hint')}</p>
      <ol class="hops">
        {hops.map((hop, index) => (
          <Step key={index} hop={hop} />
        ))}
      </ol>
    </Folded>
  )
