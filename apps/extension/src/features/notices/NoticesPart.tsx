import type { Notice, NoticeKind } from '@bienrecu/shared'
import { useRef } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { Named } from '../session/Named.tsx'
import { agoText } from '../session/moment-text.ts'
import { noticeWords as words } from './notice-words.ts'

/** Good news is told as such; the rest calmly, as something to look at. */
const lookOf = (kind: NoticeKind): { tone: Tone; icon: IconName } =>
  kind === 'visible' ? { tone: 'good', icon: 'check' } : { tone: 'warning', icon: 'warning' }

const Line = ({ notice, onRead }: { notice: Notice; onRead: () => void }) => {
  const { tone, icon } = lookOf(notice.kind)
  return (
    <li data-tone={tone} data-testid="notice" data-kind={notice.kind}>
      <Icon name={icon} />
      <div>
        <p>
          <b>{notice.title}</b>
        </p>
        <p>{notice.text}</p>
        <div class="row">
          <span class="soft">{agoText(new Date(notice.at), new Date(), uiLocale.value)}</span>
          <Button small variant="quiet" onClick={onRead} data-testid="notice-read">
            <Named action={words('read')} subject={notice.title} />
          </Button>
        </div>
      </div>
    </li>
  )
}

/** What the watch has to say and nobody has read yet. */
export const NoticesPart = () => {
  const notices = useAnswer('notices/list', {}, ['notices', 'settings'])
  const heading = useRef<HTMLHeadingElement>(null)
  const unread = notices.value?.items.filter(({ readAt }) => readAt === null) ?? []
  const read = async (id: string) => {
    await send('notices/seen', { id })
    await notices.reload()
    heading.current?.focus()
  }
  // A failure is none here: what stands below tells of the same API.
  if (unread.length === 0) return null
  return (
    <section class="notices" aria-labelledby="notices-title">
      <h2 id="notices-title" ref={heading} tabIndex={-1}>
        {words('title')}
      </h2>
      <ul role="list">
        {unread.map((notice) => (
          <Line key={notice.id} notice={notice} onRead={() => void read(notice.id)} />
        ))}
      </ul>
    </section>
  )
}
