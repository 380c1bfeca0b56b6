import { Button } from '../../ui/Button.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import type { Ask } from './ask.ts'
import { reloadTab } from './go-to-tab.ts'
import { PopupPairing } from './PopupPairing.tsx'
import { OpenTester } from './PopupSend.tsx'
import type { PopupStore } from './popup-store.ts'
import type { PopupView } from './popup-view.ts'
import { pageWords, popupWords as words } from './popup-words.ts'

interface WayProps {
  text: string
  label: string
  onClick: () => void
}

const Way = ({ text, label, onClick }: WayProps) => (
  <>
    <p>{text}</p>
    <Button variant="primary" wide onClick={onClick}>
      {label}
    </Button>
  </>
)

/** What stands between the user and the button. */
export type ObstacleView = Exclude<PopupView, { kind: 'loading' | 'ready' | 'running' | 'outcome' }>

export interface PopupObstacleProps {
  view: ObstacleView
  store: PopupStore
  ask: Ask
}

/** What is in the way, in a sentence, and the one way past it. */
export const PopupObstacle = ({ view, store, ask }: PopupObstacleProps) => {
  const { say } = pageWords()
  const { tab } = store.model.value
  const open = (page: 'options' | 'onboarding') => () => void ask('page/open', { page }).then(() => window.close())
  switch (view.kind) {
    case 'reloaded':
      return <Way text={words('reloaded')} label={words('close')} onClick={() => window.close()} />
    case 'no-consent':
      return <Way text={say('no-consent')} label={say('no-consent-do')} onClick={open('onboarding')} />
    case 'no-relay':
      return <Way text={say('no-relay')} label={say('no-relay-do')} onClick={open('options')} />
    case 'tab-not-ready':
      return (
        <Way text={words('tab-not-ready')} label={words('reload-tab')} onClick={() => tab && reloadTab(tab.tabId)} />
      )
    case 'not-paired':
      return (
        <>
          <p>{say('not-paired')}</p>
          <PopupPairing />
        </>
      )
    case 'no-tab':
      return (
        <>
          <p>{words('no-tab')}</p>
          <OpenTester />
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
  }
}
