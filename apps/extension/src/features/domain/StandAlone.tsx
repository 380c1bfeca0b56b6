import { browser } from 'wxt/browser'
import type { DohService } from '../../dns/doh-services.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { originsToAllow } from './doh-access.ts'
import { domainWords as words } from './domain-words.ts'

/** Whom this browser asks, what that leaves out, and the way to stop it: in the place where it was allowed. */
export const StandAlone = ({ service }: { service: DohService }) => {
  const stop = useRequest('dns-choice/set')
  const revoke = async () => {
    const answer = await stop.run({ resolverId: null })
    const origins = originsToAllow(service)
    if (answer.ok && origins.length > 0) await browser.permissions.remove({ origins })
  }
  return (
    <Notice>
      <p>{words('alone-on', { name: service.name })}</p>
      <p class="soft">{words('alone-less')}</p>
      <div class="row">
        <Button small onClick={() => void revoke()} data-testid="stop-browser">
          {words('alone-stop', { name: service.name })}
        </Button>
      </div>
      {stop.failure ? <FailureNotice failure={stop.failure} /> : null}
    </Notice>
  )
}
