import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import type { Doctor } from '../../messaging/answers.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { CopyCommand } from '../pairing/CopyCommand.tsx'
import { typedHost } from '../pairing/typed-host.ts'
import { doctorWords as words } from './words.ts'

const START_COMMAND = 'npx --yes pnpm@12 start'

/** The match pattern of a host; patterns carry no port (Firefox refuses them, and Chrome does not need them). */
const originOf = (apiUrl: string): string => {
  const { protocol, hostname } = new URL(apiUrl)
  return `${protocol}//${hostname}/*`
}

const DirectAccess = ({ apiUrl, host }: { apiUrl: string; host: string }) => {
  const [isAllowed, setAllowed] = useState(false)
  const allow = async () => setAllowed(await browser.permissions.request({ origins: [originOf(apiUrl)] }))
  return (
    <>
      <p>{words('direct-access')}</p>
      <div class="row">
        <Button small onClick={() => void allow()}>
          {words('allow-direct', { host })}
        </Button>
        <span role="status">{isAllowed ? words('direct-allowed') : ''}</span>
      </div>
    </>
  )
}

const OpenInTab = ({ apiUrl, host }: { apiUrl: string; host: string }) => (
  <div class="row">
    <LinkButton small href={`${apiUrl}/v1/meta`} target="_blank">
      {words('open-in-tab', { host })}
    </LinkButton>
  </div>
)

/** What to do about a connection that failed with `code`, from the likely to the rare. */
export const Advice = ({ apiUrl, code }: Pick<Doctor, 'apiUrl' | 'code'>) => {
  const target = typedHost(apiUrl ?? '')
  if (apiUrl === null || !target) return null
  if (code === 'api-address-insecure') return <p>{words('insecure')}</p>
  if (code === 'api-wrong-product')
    return (
      <>
        <p>{words('proxy')}</p>
        <OpenInTab apiUrl={apiUrl} host={target.host} />
      </>
    )
  if (code !== 'api-unreachable') return null
  return (
    <>
      {target.isLoopback ? (
        <>
          <p>{words('start-hint')}</p>
          <CopyCommand command={START_COMMAND} />
        </>
      ) : null}
      <p>{words('unreachable')}</p>
      <OpenInTab apiUrl={apiUrl} host={target.host} />
      <DirectAccess apiUrl={apiUrl} host={target.host} />
    </>
  )
}
