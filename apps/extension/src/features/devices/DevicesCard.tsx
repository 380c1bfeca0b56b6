import type { Device } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { devices as en } from '../../locales/en.yml'
import { devices as fr } from '../../locales/fr.yml'
import { uiLocale, uiWords } from '../../locales/ui-locale.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../session/ConfirmDialog.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { agoText, dateText } from '../session/moment-text.ts'

const words = uiWords(en, fr)

const lastUseText = ({ lastUsedAt }: Device): string =>
  lastUsedAt === null
    ? words('never-used')
    : words('last-used', { when: agoText(new Date(lastUsedAt), new Date(), uiLocale.value) })

const Removal = ({ device, onRemoved }: { device: Device; onRemoved: () => void }) => {
  const [isAsking, setAsking] = useState(false)
  const remove = useRequest('devices/remove')
  const confirm = async () => {
    await remove.run({ id: device.id })
    setAsking(false)
    onRemoved()
  }
  return (
    <>
      <Button
        small
        variant="quiet"
        aria-label={words('remove-named', { name: device.name })}
        onClick={() => setAsking(true)}
      >
        {words('remove')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={words('remove-question', { name: device.name })}
          confirm={words('remove')}
          isRunning={remove.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={() => void confirm()}
        >
          {words('remove-text')}
        </ConfirmDialog>
      ) : null}
      {remove.failure ? <FailureNotice failure={remove.failure} /> : null}
    </>
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
            {device.isCurrent ? null : <Removal device={device} onRemoved={() => void devices.reload()} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
