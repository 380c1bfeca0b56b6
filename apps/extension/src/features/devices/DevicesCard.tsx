import type { Device } from '@bienrecu/shared'
import { devices as en } from '../../locales/en.yml'
import { devices as fr } from '../../locales/fr.yml'
import { uiLocale, uiWords } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Badge } from '../../ui/Badge.tsx'
import { AskFirst } from '../session/AskFirst.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Named } from '../session/Named.tsx'
import { focusSection } from '../settings/Section.tsx'
import { agoText, dateText } from '../session/moment-text.ts'

const words = uiWords(en, fr)

const lastUseText = ({ lastUsedAt }: Device): string =>
  lastUsedAt === null
    ? words('never-used')
    : words('last-used', { when: agoText(new Date(lastUsedAt), new Date(), uiLocale.value) })

const Removal = ({ device, onRemoved }: { device: Device; onRemoved: () => Promise<void> }) => {
  const remove = async () => {
    const answer = await send('devices/remove', { id: device.id })
    await onRemoved()
    return answer
  }
  return (
    <AskFirst
      label={<Named action={words('remove')} subject={device.name} />}
      title={words('remove-question', { name: device.name })}
      text={words('remove-text')}
      confirm={words('remove')}
      run={remove}
      focusAfterwards={() => focusSection('connection')}
    />
  )
}

/** Every device that holds a token of the API. */
export const DevicesCard = () => {
  const devices = useAnswer('devices/list', {}, ['session'])
  return (
    <div class="card stack">
      <div>
        <h3>{words('title')}</h3>
        <p class="soft">{words('text')}</p>
      </div>
      {devices.failure ? <FailureNotice failure={devices.failure} onRetry={() => void devices.reload()} /> : null}
      <ul class="lines" role="list">
        {(devices.value?.items ?? []).map((device) => (
          <li key={device.id} class="row apart" data-testid="device">
            <div>
              <p class="row">
                <span class="strong">{device.name}</span>
                {device.isCurrent ? <Badge tone="accent">{words('this-one')}</Badge> : null}
                {device.origin === null ? <Badge>{words('command-line')}</Badge> : null}
              </p>
              <p class="soft">
                {words('created', { date: dateText(new Date(device.createdAt), uiLocale.value) })} ·{' '}
                {lastUseText(device)}
              </p>
            </div>
            {/* This browser disconnects by its own button above, which also forgets what it keeps here. */}
            {device.isCurrent ? null : <Removal device={device} onRemoved={devices.reload} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
