import type { ComponentChildren } from 'preact'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { openPlan } from '../plan/open-plan.ts'
import type { Ask } from './ask.ts'
import { PopupDirect } from './PopupDirect.tsx'
import { PopupObstacle } from './PopupObstacle.tsx'
import { PopupOutcome } from './PopupOutcome.tsx'
import { PopupRecent } from './PopupRecent.tsx'
import { PopupRunning } from './PopupRunning.tsx'
import { isLocal, OpenTester, PopupSend } from './PopupSend.tsx'
import { stateName, type PopupView } from './popup-view.ts'
import type { PopupStore } from './popup-store.ts'
import { pageWords, popupWords as words } from './popup-words.ts'
import { probeHeading } from './probe-heading.ts'

export interface PopupProps {
  store: PopupStore
  ask: Ask
}

const Outcome = ({ store, ask, view }: PopupProps & { view: PopupView & { kind: 'outcome' } }) => {
  const model = store.model.value
  const maySendAgain = view.probe.state !== 'reported' && model.tab?.kind === 'home' && model.tab.address !== null
  return (
    <>
      <PopupOutcome
        model={model}
        probe={view.probe}
        onRepair={(reportId) => void openPlan({ domain: null, reportId }).then(() => window.close())}
        onOpenReport={(reportId) => void ask('page/open', { page: 'report', reportId }).then(() => window.close())}
      />
      {view.state.relays.length === 0 ? (
        <Button wide onClick={() => void ask('page/open', { page: 'options' }).then(() => window.close())}>
          {pageWords().say('no-relay-do')}
        </Button>
      ) : maySendAgain ? (
        <PopupSend store={store} label={pageWords().say('send-again')} />
      ) : (
        <OpenTester isAgain={view.probe.report !== null} />
      )}
    </>
  )
}

const Content = ({ store, ask }: PopupProps): ComponentChildren => {
  const view = store.view.value
  if (view.kind === 'loading') return null
  if (view.kind === 'running') return <PopupRunning store={store} view={view} />
  if (view.kind === 'outcome') return <Outcome store={store} ask={ask} view={view} />
  if (view.kind !== 'ready') return <PopupObstacle view={view} store={store} ask={ask} />
  return (
    <>
      <p>
        {words('ready')} <span class="address">{view.address}</span>
      </p>
      <PopupSend store={store} label={pageWords().say('send')} />
    </>
  )
}

// Where nothing else is to be done from here, or the tester of the page is of no use today.
const DIRECT = new Set<PopupView['kind']>(['no-relay', 'no-tab', 'tab-not-ready', 'outcome'])

const Direct = ({ store, ask }: PopupProps) => {
  const { state, relayId, isFresh, tab } = store.model.value
  const view = store.view.value
  if (!state || !isFresh || state.testers.length === 0) return null
  const isOfNoUse = view.kind === 'ready' && (isLocal(state, tab) || state.quota?.left === 0)
  if (!DIRECT.has(view.kind) && !isOfNoUse) return null
  return (
    <PopupDirect
      testers={state.testers}
      relay={state.relays.find(({ id }) => id === relayId) ?? null}
      ask={ask}
      onStarted={(probe) => store.set({ probe, report: null, refusal: null })}
    />
  )
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
          <a href="/domain.html" target="_blank" rel="noopener">
            {words('domain')}
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
        <Direct {...props} />
      </main>
      <PopupRecent tests={recent.filter(({ id }) => id !== shown?.id)} now={now} />
    </div>
  )
}
