import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { typedHostName } from './typed-host-name.ts'
import type { SettingsInUse } from './use-settings.ts'
import { optionsWords as words } from './words.ts'

const permissionFor = (host: string) => ({ permissions: ['scripting' as const], origins: [`https://${host}/*`] })

/** Hosts of the user’s own mail-tester. Each is asked of the browser by itself, at the click that adds it. */
export const WhiteLabelHosts = ({ settings, change }: SettingsInUse) => {
  const permissions = useAnswer('permission/state', {}, ['permissions', 'settings'])
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const hosts = settings?.whiteLabelHosts ?? []
  const allowed = permissions.value?.whiteLabelHosts ?? []
  const host = typedHostName(typed)

  // Asked for first, without waiting for anything: a browser takes the request only straight from a click.
  const allow = async (name: string): Promise<boolean> => {
    const isGranted = await browser.permissions.request(permissionFor(name))
    setRefused(isGranted ? null : name)
    return isGranted
  }

  const add = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!host) return setWrong(true)
    if (!(await allow(host))) return
    if (await change({ whiteLabelHosts: [...new Set([...hosts, host])] })) setTyped('')
  }

  const remove = async (name: string) => {
    await change({ whiteLabelHosts: hosts.filter((one) => one !== name) })
    await browser.permissions.remove({ origins: [`https://${name}/*`] })
  }

  return (
    <form class="card stack" onSubmit={(event) => void add(event)} noValidate>
      <div>
        <h3>{words('white-label')}</h3>
        <p class="soft">{words('white-label-text')}</p>
      </div>
      {hosts.length > 0 ? (
        <ul class="lines" role="list">
          {hosts.map((name) => (
            <li key={name} class="row apart">
              <span class="mono">{name}</span>
              <span class="row">
                {allowed.includes(name) ? null : (
                  <>
                    <Badge tone="warning" icon="warning">
                      {words('white-label-missing')}
                    </Badge>
                    <Button small onClick={() => void allow(name)}>
                      {words('white-label-allow', { host: name })}
                    </Button>
                  </>
                )}
                <Button small variant="quiet" onClick={() => void remove(name)}>
                  {words('white-label-remove', { host: name })}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <Field
        label={words('white-label-host')}
        hint={host ? words('white-label-ask', { host }) : words('white-label-hint')}
        error={isWrong && !host ? words('white-label-error') : undefined}
        value={typed}
        onValue={(value) => {
          setTyped(value)
          setWrong(false)
        }}
        mono
        spellcheck={false}
        autocomplete="off"
        name="white-label-host"
      />
      <div class="row">
        <Button type="submit">{words('white-label-add')}</Button>
      </div>
      <div role="status">
        {refused ? (
          <Notice tone="warning">
            <p>{words('white-label-refused', { host: refused })}</p>
          </Notice>
        ) : null}
      </div>
    </form>
  )
}
