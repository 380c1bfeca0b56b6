import type { Tester } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { optionsWords as words } from './words.ts'

/** Whether the panel comes to the page of our own tester; elsewhere than on this machine the browser is asked first. */
const PanelAccess = () => {
  const permissions = useAnswer('permission/state', {}, ['permissions', 'session'])
  const [isRefused, setRefused] = useState(false)
  const access = permissions.value?.ownTester
  if (!access) return null
  const { host, pattern, state } = access
  if (state !== 'not-allowed') return <p class="soft">{words('own-panel')}</p>
  // Asked for first, without waiting for anything: a browser takes the request only straight from a click.
  const allow = async () =>
    setRefused(!(await browser.permissions.request({ permissions: ['scripting'], origins: [pattern] })))
  return (
    <>
      <p>{words('own-panel-ask', { host })}</p>
      <div class="row">
        <Button onClick={() => void allow()} data-testid="allow-own-panel">
          {words('own-panel-allow', { host })}
        </Button>
      </div>
      <div role="status">
        {isRefused ? (
          <Notice tone="warning">
            <p>{words('own-panel-refused', { host })}</p>
          </Notice>
        ) : null}
      </div>
    </>
  )
}

const OwnTesterCard = ({ tester: { pageUrl, isReachable } }: { tester: Tester }) => (
  <div class="card stack" data-testid="own-tester">
    <div>
      <div class="row apart">
        <h3>{words('own-tester')}</h3>
        <Badge tone={isReachable ? 'good' : 'neutral'} icon={isReachable ? 'check' : 'info'}>
          {words(isReachable ? 'own-tester-reachable' : 'own-tester-local')}
        </Badge>
      </div>
      <p class="soft">{words('own-tester-text')}</p>
      {isReachable ? null : <p class="soft">{words('own-tester-local-text')}</p>}
    </div>
    <div class="row">
      <LinkButton href={pageUrl} target="_blank">
        {words('own-tester-open')}
      </LinkButton>
    </div>
    <PanelAccess />
  </div>
)

/** One tester besides mail-tester, whose own settings stand below. */
export const TesterCard = ({ tester }: { tester: Tester }) => {
  if (tester.id === 'bienrecu') return <OwnTesterCard tester={tester} />
  if (tester.id === 'mail-tester') return null
  return (
    <div class="card stack" data-testid={tester.id}>
      <div>
        <h3>{tester.name}</h3>
        <p class="soft">{words('happydeliver-text')}</p>
      </div>
      <div class="row">
        <LinkButton href={tester.pageUrl} target="_blank">
          {words('own-tester-open')}
        </LinkButton>
      </div>
    </div>
  )
}
