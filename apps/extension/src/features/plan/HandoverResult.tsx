import type { HandoverKit } from '@bienrecu/shared'
import type { ComponentChildren } from 'preact'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dateText } from '../session/moment-text.ts'
import { commonWords } from '../session/words.ts'
import { planWords as words } from './plan-words.ts'

// Mail programs cut longer addresses off, some without a word (RFC 6068 sets no limit).
const MAX_MAILTO = 1_900

const mailtoOf = ({ subject, message }: HandoverKit): string | null => {
  const href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(message.replace(/\r?\n/g, '\r\n'))}`
  return href.length <= MAX_MAILTO ? href : null
}

/** A file of text that needs no permission: the browser saves what the link holds. */
const downloadOf = (text: string): string => `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`

const Copy = ({ text, subject, testId }: { text: string; subject: string; testId: string }) => (
  <CopyButton
    variant="secondary"
    text={text}
    words={{ copy: subject, copied: commonWords('copied'), failed: commonWords('copy-failed') }}
    data-testid={testId}
  />
)

const Text = ({ title, text, children }: { title: string; text: string; children: ComponentChildren }) => (
  <Disclosure summary={title}>
    <div class="stack">
      <div class="row">{children}</div>
      {/* Long lines scroll; the keyboard has to reach what scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reason above */}
      <pre class="raw" tabIndex={0} role="region" aria-label={title}>
        {text}
      </pre>
    </div>
  </Disclosure>
)

export interface HandoverResultProps {
  kit: HandoverKit
  domain: string
  onAgain: () => void
}

/** The message and all that goes with it, ready to be copied or sent. */
export const HandoverResult = ({ kit, domain, onAgain }: HandoverResultProps) => {
  const mailto = mailtoOf(kit)
  return (
    <div class="stack">
      <div class="row">
        <CopyButton
          variant="primary"
          text={kit.message}
          words={{
            copy: words('handover.copy-message'),
            copied: commonWords('copied'),
            failed: commonWords('copy-failed'),
          }}
          data-testid="handover-copy"
        />
        {mailto ? (
          <LinkButton small href={mailto} target="_blank" data-testid="handover-mail">
            {words('handover.mail')}
          </LinkButton>
        ) : null}
      </div>
      <div>
        <p class="soft">
          {words('handover.link-until', { date: dateText(new Date(kit.handover.expiresAt), uiLocale.value) })}
        </p>
        <p class="link-given">
          <code data-testid="handover-url">{kit.url}</code>
          <Copy text={kit.url} subject={words('handover.copy-link')} testId="handover-copy-link" />
        </p>
      </div>
      {kit.isReachable ? null : <Notice tone="warning">{words('handover.unreachable')}</Notice>}
      <Text title={words('handover.message')} text={kit.message}>
        <Copy text={kit.message} subject={commonWords('copy')} testId="handover-copy-text" />
      </Text>
      <Text title={words('handover.records')} text={kit.records}>
        <Copy text={kit.records} subject={commonWords('copy')} testId="handover-copy-records" />
      </Text>
      <Text title={words('handover.zone-file')} text={kit.zoneFile}>
        <Copy text={kit.zoneFile} subject={commonWords('copy')} testId="handover-copy-zone" />
        <a class="button secondary small" href={downloadOf(kit.zoneFile)} download={`${domain}.zone.txt`}>
          {words('handover.download')}
        </a>
      </Text>
      <div>
        <Button small onClick={onAgain}>
          {words('handover.again')}
        </Button>
      </div>
    </div>
  )
}
