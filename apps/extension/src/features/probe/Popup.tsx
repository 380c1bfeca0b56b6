import type { ComponentChildren } from 'preact'
import { browser } from 'wxt/browser'
import { resultIdOf, resultUrl } from '../../testers/mail-tester/address.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import type { Ask } from './ask.ts'
import { CancelProbe } from './CancelProbe.tsx'
import { PopupOutcome } from './PopupOutcome.tsx'
import { PopupPairing } from './PopupPairing.tsx'
import { PopupRecent } from './PopupRecent.tsx'
import { stateName, type PopupView } from './popup-view.ts'
import type { PopupStore } from './popup-store.ts'
import { pageWords, popupWords as words } from './popup-words.ts'
import { ProbeOutcome } from './ProbeOutcome.tsx'
import { ProbeSteps } from './ProbeSteps.tsx'
import { probeHeading } from './probe-heading.ts'
import { SendForm } from './SendForm.tsx'
import { isSending } from './steps.ts'

const TESTER = 'https://www.mail-tester.com/'

export interface PopupProps {
  store: PopupStore
  ask: Ask
}

// A popup that has done its work closes; what it opened is what the user wants to see.
const openTab = (url: string) => void browser.tabs.create({ url }).then(() => window.close())

const showTab = (tabId: number) => void browser.tabs.update(tabId, { active: true }).then(() => window.close())

const Send = ({ store, label }: { store: PopupStore; label: string }) => {
  const model = store.model.value
  if (!model.state) return null
  return (
    <SendForm
      state={model.state}
      relayId={model.relayId}
      onRelay={(relayId) => store.set({ relayId })}
      isBusy={model.isBusy || !model.isFresh}
      refusal={model.refusal}
      words={pageWords()}
      onSend={(overQuota) => void store.send(overQuota)}
      label={label}
    />
  )
}

const OpenTester = ({ isAgain = false }: { isAgain?: boolean }) => (
  <Button variant={isAgain ? 'secondary' : 'primary'} wide onClick={() => openTab(TESTER)}>
    {words(isAgain ? 'new-test' : 'open-tester')}
  </Button>
)

const Running = ({ store, view }: { store: PopupStore; view: PopupView & { kind: 'running' } }) => {
  const { probe } = view
  const { isBusy, now, tab } = store.model.value
  const page = pageWords()
  const isWatched = tab !== null && tab.address === probe.address
  return (
    <>
      <h2>{probeHeading(probe, page.steps)}</h2>
      <ProbeOutcome probe={probe} words={page.steps} />
      <ProbeSteps probe={probe} words={page.steps} locale={page.locale} now={now} />
      <CancelProbe probe={probe} words={page} isBusy={isBusy} onCancel={() => void store.cancel(probe.id)} />
      {isSending(probe) ? null : <p class="soft">{words(isWatched ? 'watched' : 'not-watched')}</p>}
      {isSending(probe) ? null : (
        <Button wide onClick={() => (isWatched ? showTab(tab.tabId) : openTab(resultUrl(resultIdOf(probe.address))))}>
          {words(isWatched ? 'show-tab' : 'open-result')}
        </Button>
      )}
    </>
  )
}

const Outcome = ({ store, ask, view }: PopupProps & { view: PopupView & { kind: 'outcome' } }) => {
  const model = store.model.value
  const maySendAgain = view.probe.state !== 'reported' && model.tab?.kind === 'home' && model.tab.address !== null
  return (
    <>
      <PopupOutcome
        model={model}
        probe={view.probe}
        onOpenReport={(reportId) => void ask('page/open', { page: 'report', reportId }).then(() => window.close())}
      />
      {maySendAgain ? (
        <Send store={store} label={pageWords().say('send-again')} />
      ) : (
        <OpenTester isAgain={view.probe.report !== null} />
      )}
    </>
  )
}

const Obstacle = ({ text, label, onClick }: { text: string; label: string; onClick: () => void }) => (
  <>
    <p>{text}</p>
    <Button variant="primary" wide onClick={onClick}>
      {label}
    </Button>
  </>
)

const Content = ({ store, ask }: PopupProps): ComponentChildren => {
  const view = store.view.value
  const { tab } = store.model.value
  const { say } = pageWords()
  const open = (page: 'options' | 'onboarding') => () => void ask('page/open', { page }).then(() => window.close())
  switch (view.kind) {
    case 'loading':
      return null
    case 'reloaded':
      return <Obstacle text={words('reloaded')} label={words('close')} onClick={() => window.close()} />
    case 'no-consent':
      return <Obstacle text={say('no-consent')} label={say('no-consent-do')} onClick={open('onboarding')} />
    case 'not-paired':
      return (
        <>
          <p>{say('not-paired')}</p>
          <PopupPairing />
        </>
      )
    case 'out-of-reach':
      return (
        <FailureNotice failure={view.failure} onRetry={() => void store.refresh()}>
          <Button small variant="quiet" onClick={open('options')}>
            {words('diagnose')}
          </Button>
        </FailureNotice>
      )
    case 'no-relay':
      return <Obstacle text={say('no-relay')} label={say('no-relay-do')} onClick={open('options')} />
    case 'tab-not-ready':
      return (
        <Obstacle
          text={words('tab-not-ready')}
          label={words('reload-tab')}
          onClick={() => tab && void browser.tabs.reload(tab.tabId).then(() => showTab(tab.tabId))}
        />
      )
    case 'no-tab':
      return (
        <>
          <p>{words('no-tab')}</p>
          <OpenTester />
        </>
      )
    case 'ready':
      return (
        <>
          <p>
            {words('ready')} <span class="address">{view.address}</span>
          </p>
          <Send store={store} label={say('send')} />
        </>
      )
    case 'running':
      return <Running store={store} view={view} />
    case 'outcome':
      return <Outcome store={store} ask={ask} view={view} />
  }
}

/** The toolbar popup: what can be done now, or what became of the last test; then the latest ones. */
export const Popup = (props: PopupProps) => {
  const view = props.store.view.value
  const { recent, now } = props.store.model.value
  const shown = 'probe' in view ? view.probe : null
  return (
    <div class="popup">
      <header>
        <h1>
          <Brand />
        </h1>
        <nav aria-label={words('pages')}>
          <a href="/report.html#/history" target="_blank" rel="noopener">
            {words('history')}
          </a>
          <a href="/options.html" target="_blank" rel="noopener">
            {words('settings')}
          </a>
        </nav>
      </header>
      <main data-testid="popup-state" data-state={stateName(view)}>
        <p class="visually-hidden" role="status">
          {shown ? probeHeading(shown, pageWords().steps) : ''}
        </p>
        <Content {...props} />
      </main>
      <PopupRecent tests={recent.filter(({ id }) => id !== shown?.id)} now={now} />
    </div>
  )
}
