import type { Handover, Plan } from '@bienrecu/shared'
import { useEffect } from 'preact/hooks'
import { LOCALE_NAMES } from '../../locales/locale-names.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { agoText, dateText } from '../session/moment-text.ts'
import { AskFirst } from '../session/AskFirst.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { planWords as words } from './plan-words.ts'

const isOver = ({ isRevoked, expiresAt }: Handover, now: Date): boolean => isRevoked || new Date(expiresAt) <= now

const stateText = (link: Handover, now: Date): string => {
  if (link.isRevoked) return words('handover.revoked')
  const date = dateText(new Date(link.expiresAt), uiLocale.value)
  return words(new Date(link.expiresAt) <= now ? 'handover.expired' : 'handover.until', { date })
}

/** The links that were given away, and the way to take one back. */
export const HandoverLinks = ({ plan, newest }: { plan: Plan; newest: string | null }) => {
  const links = useAnswer('handover/list', { planId: plan.id })
  useEffect(() => {
    if (newest !== null) void links.reload()
  }, [newest])
  const items = links.value?.items ?? []
  if (links.failure) return <FailureNotice failure={links.failure} onRetry={() => void links.reload()} />
  if (items.length === 0) return null
  const now = new Date()
  const revoke = async (id: string) => {
    const answer = await send('handover/remove', { id })
    if (answer.ok) await links.reload()
    return answer
  }
  return (
    <div>
      <h3>{words('handover.links')}</h3>
      <ul class="lines" role="list">
        {items.map((link) => (
          <li key={link.id} data-testid="handover-link">
            <p>{words('handover.given', { when: agoText(new Date(link.createdAt), now, uiLocale.value) })}</p>
            <p class="soft dotted">
              <span>{LOCALE_NAMES[link.locale]}</span>
              <span>{stateText(link, now)}</span>
              <span>
                {link.openedAt
                  ? words('handover.opened', { when: agoText(new Date(link.openedAt), now, uiLocale.value) })
                  : words('handover.not-opened')}
              </span>
            </p>
            {isOver(link, now) ? null : (
              <AskFirst
                label={words('handover.revoke')}
                title={words('handover.revoke-title')}
                text={words('handover.revoke-text')}
                confirm={words('handover.revoke')}
                run={() => revoke(link.id)}
                focusAfterwards={() => document.getElementById('handover-title')?.focus()}
                data-testid="handover-revoke"
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
