import { uiLocale } from '../../locales/ui-locale.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { agoText } from '../session/moment-text.ts'
import { Section } from '../settings/Section.tsx'
import { planHref } from '../plan/plan-target.ts'
import { NoticeSettingsForm } from './NoticeSettingsForm.tsx'
import { noticeWords as words } from './notice-words.ts'

/** Everything the watch has said, the newest first. */
const Past = () => {
  const notices = useAnswer('notices/list', {}, ['notices', 'settings'])
  const items = notices.value?.items ?? []
  if (notices.failure) return <FailureNotice failure={notices.failure} onRetry={() => void notices.reload()} />
  if (!notices.value) return null
  if (items.length === 0) return <p class="soft">{words('none')}</p>
  return (
    <Disclosure open={notices.value.unread > 0} summary={words('past', { count: items.length })}>
      <ul class="lines" role="list">
        {items.map(({ id, title, text, at, readAt, domain }) => (
          <li key={id} data-testid="notice">
            <div class="row apart">
              <a href={planHref({ domain, reportId: null })}>{title}</a>
              {readAt === null ? <Badge tone="accent">{words('unread')}</Badge> : null}
            </div>
            <p>{text}</p>
            <p class="soft">{agoText(new Date(at), new Date(), uiLocale.value)}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** What the watch over the domains says, and where it says it besides this browser. */
export const NoticesSection = () => {
  const settings = useAnswer('notice-settings/get', {}, ['session'])
  const relays = useAnswer('relays/list', {}, ['relays'])
  return (
    <Section id="notices" title={words('section')}>
      <div class="card stack">
        <p class="soft">{words('section-text')}</p>
        {settings.failure ? <FailureNotice failure={settings.failure} onRetry={() => void settings.reload()} /> : null}
        {settings.value && relays.value ? (
          <NoticeSettingsForm settings={settings.value} relays={relays.value.items} onSaved={settings.reload} />
        ) : null}
        <Past />
      </div>
    </Section>
  )
}
