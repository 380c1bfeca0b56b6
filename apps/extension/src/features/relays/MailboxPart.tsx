import type { MailPreset, Relay } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { commonWords } from '../session/words.ts'
import { MailboxForm } from './MailboxForm.tsx'
import { relayWords as words } from './words.ts'

const State = ({ relay }: { relay: Relay }) => {
  if (!relay.imap) return <Badge>{words('imap.off')}</Badge>
  if (relay.imap.copy === 'never') return <Badge>{words('imap.off')}</Badge>
  if (!relay.imap.lastCheck) return <Badge tone="warning">{words('imap.unchecked')}</Badge>
  return relay.imap.lastCheck.ok ? (
    <Badge tone="good" icon="check">
      {words('imap.on')}
    </Badge>
  ) : (
    <Badge tone="bad" icon="cross">
      {words('imap.failed')}
    </Badge>
  )
}

// Looked for only when the part is opened, and only where no preset tells.
const Content = ({ relay, preset }: { relay: Relay; preset: MailPreset | null }) => {
  const isKnown = relay.imap !== null || (preset?.imap ?? null) !== null
  const detection = useAnswer('relays/detect', isKnown ? null : { address: relay.fromAddress })
  if (!isKnown && !detection.value && !detection.failure) return <p class="soft">{commonWords('loading')}</p>
  const proposal = preset?.imap ?? detection.value?.imap ?? null
  return (
    <div class="stack">
      <p class="soft">{words('imap.text')}</p>
      {preset?.sentCopy === 'never' ? <p>{words('imap.by-itself', { name: preset.name })}</p> : null}
      {preset?.sentCopy === 'not_applicable' ? <p>{words('imap.no-mailbox', { name: preset.name })}</p> : null}
      <MailboxForm relay={relay} proposal={proposal} />
    </div>
  )
}

/** The copy in the Sent folder, folded away until it is asked for. */
export const MailboxPart = ({ relay, preset }: { relay: Relay; preset: MailPreset | null }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      class="disclosure"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-testid="mailbox-part"
    >
      <summary>
        <Icon name="chevron" />
        <span>
          {words('imap.title')} <State relay={relay} />
        </span>
      </summary>
      <div class="body">{isOpen ? <Content relay={relay} preset={preset} /> : null}</div>
    </details>
  )
}
