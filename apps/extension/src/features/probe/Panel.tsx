import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Ask } from './ask.ts'
import { PanelObstacle } from './PanelObstacle.tsx'
import { PanelProbe } from './PanelProbe.tsx'
import { PanelSend } from './PanelSend.tsx'
import type { PanelModel } from './panel-model.ts'
import type { PanelStore } from './panel-store.ts'
import { panelView, type PanelView } from './panel-view.ts'
import type { PanelWords } from './panel-words.ts'
import { probeHeading } from './probe-heading.ts'
import type { ResultPart } from './result-part.ts'

export interface PanelProps {
  model: PanelModel
  store: PanelStore
  words: PanelWords
  /** Only on a result page. */
  result: ResultPart | null
  ask: Ask
  describePage: () => string
}

// On a result page there is no address to send to, and no relay is needed to read what stands there.
const STOPS_READING = new Set<PanelView['kind']>(['reloaded', 'no-consent', 'not-paired'])

const Content = (props: PanelProps) => {
  const { model, store, words, result } = props
  const view = panelView(model)
  if (result && !STOPS_READING.has(view.kind)) return result.draw(words)
  if (view.kind === 'probe') return <PanelProbe {...props} probe={view.probe} state={view.state} />
  const isReady = view.kind === 'ready'
  const offer = model.state?.offer
  return (
    <>
      {isReady ? (
        <>
          <p>{words.say('intro')}</p>
          <PanelSend model={model} store={store} state={view.state} words={words} />
        </>
      ) : (
        <PanelObstacle {...props} view={view} />
      )}
      {offer && (offer.isUrgent || !(isReady || view.kind === 'no-address-yet')) ? (
        <>
          <p class="soft">{offer.text}</p>
          <Button wide onClick={() => void store.takeOffer(offer.isPractice)}>
            {offer.label}
          </Button>
        </>
      ) : null}
    </>
  )
}

/** The panel on a tester’s page: one thing to do, and a way to fold it out of the way. */
export const Panel = (props: PanelProps) => {
  const { model, words } = props
  return (
    <aside class="panel" aria-label={words.say('label')}>
      <p class="visually-hidden" role="status">
        {model.probe ? probeHeading(model.probe, words.steps) : ''}
      </p>
      <details open>
        <summary>
          <Brand />
          <Icon name="down" />
        </summary>
        <div class="content">
          <Content {...props} />
        </div>
      </details>
    </aside>
  )
}
