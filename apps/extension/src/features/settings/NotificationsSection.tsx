import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Section } from './Section.tsx'
import { useSettings } from './use-settings.ts'
import { optionsWords as words } from './words.ts'

/** Notifications: off until the user switches them on and the browser agrees. */
export const NotificationsSection = () => {
  const { settings, change, failure } = useSettings()
  const permissions = useAnswer('permission/state', {}, ['permissions'])
  const [isRefused, setRefused] = useState(false)
  const isOn = settings?.notifications === true && permissions.value?.notifications === true

  const toggle = async (wanted: boolean) => {
    const isAllowed = !wanted || (await browser.permissions.request({ permissions: ['notifications'] }))
    setRefused(!isAllowed)
    await change({ notifications: wanted && isAllowed })
    await permissions.reload()
  }

  return (
    <Section id="notifications" title={words('notifications')}>
      <div class="card stack">
        {failure ? <FailureNotice failure={failure} /> : null}
        {settings && permissions.value ? (
          <Choice
            label={words('notify')}
            hint={words('notify-hint')}
            checked={isOn}
            onChecked={(wanted) => void toggle(wanted)}
            name="notifications"
          />
        ) : null}
        <div role="status">
          {isRefused ? (
            <Notice tone="warning">
              <p>{words('notify-refused')}</p>
            </Notice>
          ) : null}
        </div>
      </div>
    </Section>
  )
}
