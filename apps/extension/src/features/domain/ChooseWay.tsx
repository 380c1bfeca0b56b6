import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { DOH_SERVICES, type DohService } from '../../dns/doh-services.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { originsToAllow } from './doh-access.ts'
import { domainWords as words } from './domain-words.ts'

const Service = ({ service, isChosen, onChosen }: { service: DohService; isChosen: boolean; onChosen: () => void }) => (
  <Choice
    type="radio"
    name="doh-service"
    value={service.id}
    label={service.name}
    hint={words.find(`alone-operator.${service.id}`) ?? service.operator}
    checked={isChosen}
    onChecked={onChosen}
  />
)

/** The question whether this browser may ask, and whom. Nothing is asked of anybody before the button is pressed. */
const AllowBrowser = () => {
  const [chosen, setChosen] = useState(DOH_SERVICES[0])
  const [refused, setRefused] = useState<DohService | null>(null)
  const allow = useRequest('dns-choice/set')

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!chosen || allow.isRunning) return
    const origins = originsToAllow(chosen)
    // Asked for first, without waiting for anything: a browser takes the request only straight from a click.
    const isGranted = origins.length === 0 || (await browser.permissions.request({ origins }))
    setRefused(isGranted ? null : chosen)
    if (isGranted) await allow.run({ resolverId: chosen.id })
  }

  return (
    <form class="card stack" onSubmit={(event) => void submit(event)} data-testid="allow-browser">
      <div>
        <h2>{words('alone-title')}</h2>
        <p class="soft">{words('alone-off')}</p>
      </div>
      <p>{words('alone-what')}</p>
      <fieldset class="services">
        <legend>{words('alone-choice')}</legend>
        {DOH_SERVICES.map((service) => (
          <Service
            key={service.id}
            service={service}
            isChosen={service === chosen}
            onChosen={() => setChosen(service)}
          />
        ))}
      </fieldset>
      <div class="stack">
        <div>
          <Button type="submit" aria-disabled={allow.isRunning} data-testid="allow-service">
            {words('alone-allow', { name: chosen?.name ?? '' })}
          </Button>
        </div>
        <div role="status">
          {refused ? (
            <Notice tone="warning">
              <p>{words('alone-refused', { name: refused.name })}</p>
            </Notice>
          ) : null}
        </div>
      </div>
      {allow.failure ? <FailureNotice failure={allow.failure} /> : null}
    </form>
  )
}

/** Nobody may be asked yet: by the user’s own server, or from this browser alone. */
export const ChooseWay = () => (
  <>
    <section class="card stack">
      <h2>{words('not-paired-title')}</h2>
      <p>{words('not-paired')}</p>
      <div>
        <LinkButton variant="primary" href="/onboarding.html">
          {words('pair')}
        </LinkButton>
      </div>
    </section>
    <AllowBrowser />
  </>
)
