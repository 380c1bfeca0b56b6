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

/** The hosts, and asking the browser for them: straight from the click, the only moment at which it takes the request. */
const useHosts = ({ settings, change }: SettingsInUse) => {
  const permissions = useAnswer('permission/state', {}, ['permissions', 'settings'])
  const [refused, setRefused] = useState<string | null>(null)
  const hosts = settings?.whiteLabelHosts ?? []

  const allow = async (name: string): Promise<boolean> => {
    const isGranted = await browser.permissions.request(permissionFor(name))
    setRefused(isGranted ? null : name)
    return isGranted
  }

  return {
    hosts,
    allowed: permissions.value?.whiteLabelHosts ?? [],
    /** The one that the browser was asked for last, if it was not given. */
    refused,
    allow,
    /** Whether it is one of them now. */
    add: async (name: string): Promise<boolean> =>
      (await allow(name)) && change({ whiteLabelHosts: [...new Set([...hosts, name])] }),
    remove: async (name: string): Promise<void> => {
      await change({ whiteLabelHosts: hosts.filter((one) => one !== name) })
      await browser.permissions.remove({ origins: [`https://${name}/*`] })
    },
  }
}

interface HostProps {
  name: string
  isAllowed: boolean
  onAllow: () => void
  onRemove: () => void
}

const Host = ({ name, isAllowed, onAllow, onRemove }: HostProps) => (
  <li class="row apart">
    <span class="mono">{name}</span>
    <span class="row">
      {isAllowed ? null : (
        <>
          <Badge tone="warning" icon="warning">
            {words('white-label-missing')}
          </Badge>
          <Button small onClick={onAllow}>
            {words('white-label-allow', { host: name })}
          </Button>
        </>
      )}
      <Button small variant="quiet" onClick={onRemove}>
        {words('white-label-remove', { host: name })}
      </Button>
    </span>
  </li>
)

const Hosts = ({ hosts, allowed, allow, remove }: ReturnType<typeof useHosts>) =>
  hosts.length > 0 ? (
    <ul class="lines" role="list">
      {hosts.map((name) => (
        <Host
          key={name}
          name={name}
          isAllowed={allowed.includes(name)}
          onAllow={() => void allow(name)}
          onRemove={() => void remove(name)}
        />
      ))}
    </ul>
  ) : null

/** Hosts of the user’s own mail-tester. Each is asked of the browser by itself, at the click that adds it. */
export const WhiteLabelHosts = (inUse: SettingsInUse) => {
  const known = useHosts(inUse)
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const host = typedHostName(typed)

  const add = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!host) return setWrong(true)
    if (await known.add(host)) setTyped('')
  }

  return (
    <form class="card stack" onSubmit={(event) => void add(event)} noValidate>
      <div>
        <h3>{words('white-label')}</h3>
        <p class="soft">{words('white-label-text')}</p>
      </div>
      <Hosts {...known} />
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
        {known.refused ? (
          <Notice tone="warning">
            <p>{words('white-label-refused', { host: known.refused })}</p>
          </Notice>
        ) : null}
      </div>
    </form>
  )
}
