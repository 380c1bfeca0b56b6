import { Badge } from '../../ui/Badge.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { DkimKeyView } from './audit-view.ts'
import { domainWords as words } from './domain-words.ts'

const LOOKS: Record<DkimKeyView['status'], { tone: Tone; icon: IconName }> = {
  valid: { tone: 'good', icon: 'check' },
  revoked: { tone: 'neutral', icon: 'minus' },
  missing: { tone: 'bad', icon: 'stop' },
  invalid: { tone: 'bad', icon: 'stop' },
  unknown: { tone: 'neutral', icon: 'info' },
}

const TYPE_NAMES = { rsa: 'RSA', ed25519: 'Ed25519' } as const

const lengthText = ({ bits, keyType }: DkimKeyView): string =>
  bits === null ? words('dkim-no-bits') : words('dkim-bits', { type: TYPE_NAMES[keyType ?? 'rsa'], size: String(bits) })

/** Below 1024 bits nobody takes a signature (RFC 8301 section 3.2); from 2048 on all is well. */
const lengthTone = ({ bits, keyType }: DkimKeyView): Tone => {
  if (bits === null || keyType === 'ed25519' || bits >= 2048) return 'neutral'
  return bits < 1024 ? 'bad' : 'warning'
}

const Key = ({ dkimKey }: { dkimKey: DkimKeyView }) => {
  const { selector, domain, status, origin, provider, alias } = dkimKey
  const { tone, icon } = LOOKS[status]
  return (
    <li data-testid="dkim-key" data-status={status}>
      <div class="row apart">
        <code class="name">
          {selector}
          <span class="soft">._domainkey.{domain}</span>
        </code>
        <span class="row">
          <Badge tone={lengthTone(dkimKey)}>{lengthText(dkimKey)}</Badge>
          <Badge tone={tone} icon={icon}>
            {words(`dkim-state.${status}`)}
          </Badge>
        </span>
      </div>
      <p class="soft dotted">
        <span>
          {words('dkim-origin')} {words(`dkim-from.${origin}`)}
        </span>
        {provider ? (
          <span>{words(provider.isCertain ? 'dkim-console' : 'dkim-console-likely', { name: provider.name })}</span>
        ) : null}
        {alias ? <span>{words('dkim-alias', { name: alias })}</span> : null}
      </p>
    </li>
  )
}

/** Every key that is known: its length, its state, how it is known and whose console makes it. */
export const DkimKeys = ({ keys }: { keys: readonly DkimKeyView[] }) =>
  keys.length === 0 ? (
    <p>{words('dkim-none')}</p>
  ) : (
    <ul class="lines" role="list">
      {keys.map((key) => (
        <Key key={`${key.selector} ${key.domain}`} dkimKey={key} />
      ))}
    </ul>
  )
