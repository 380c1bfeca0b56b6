import type { ComponentChildren } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Field } from '../../ui/Field.tsx'
import type { PanelState } from '../../messaging/answers.ts'
import type { Ask } from './ask.ts'
import type { PanelModel } from './panel-model.ts'
import type { PanelStore } from './panel-store.ts'
import { PanelSend } from './PanelSend.tsx'
import type { PanelView } from './panel-view.ts'
import type { PanelWords } from './panel-words.ts'

export interface PanelObstacleProps {
  view: PanelView
  model: PanelModel
  store: PanelStore
  words: PanelWords
  ask: Ask
  /** What the page lacks, as lines for whoever repairs the reader. */
  describePage: () => string
}

// The page gave no address: the field stands in for it, and the one button still sends.
const ManualSend = ({ model, store, words, state }: PanelObstacleProps & { state: PanelState }) => (
  <>
    <Field
      label={words.say('address')}
      hint={words.say('address-hint')}
      error={model.isTypedRefused ? words.say('address-refused') : undefined}
      value={model.typedAddress}
      onValue={(typedAddress) => store.set({ typedAddress, isTypedRefused: false })}
      inputMode="email"
      autocomplete="off"
      spellcheck={false}
      data-testid="manual-address"
    />
    <PanelSend model={model} store={store} state={state} words={words} />
  </>
)

const Missing = ({ words, describePage }: PanelObstacleProps) => (
  <Disclosure summary={words.say('missing-show')}>
    <pre>{describePage()}</pre>
  </Disclosure>
)

// What is in the way, in a sentence, and the one way past it.
const obstacleOf = (props: PanelObstacleProps): [string, ComponentChildren] => {
  const { view, store, ask } = props
  const { say } = props.words
  const open = (page: 'options' | 'onboarding') => () => void ask('page/open', { page })
  const primary = (label: string, onClick: () => void) => (
    <Button variant="primary" wide onClick={onClick}>
      {label}
    </Button>
  )
  switch (view.kind) {
    case 'reloaded':
      return [say('reloaded'), primary(say('reload'), () => location.reload())]
    case 'no-consent':
    case 'not-paired':
      return [say(view.kind), primary(say(`${view.kind}-do`), open('onboarding'))]
    case 'no-relay':
      return [say('no-relay'), primary(say('no-relay-do'), open('options'))]
    case 'out-of-reach':
      return [view.failure.sentence, primary(say('retry'), () => void store.refresh())]
    case 'no-address':
    case 'not-understood':
    case 'payment':
      return [
        say(view.kind),
        <>
          <ManualSend {...props} state={view.state} />
          <Missing {...props} />
        </>,
      ]
    case 'strange-result':
      return [say('report-not-understood'), <Missing {...props} />]
    case 'no-address-yet':
      return [say('no-address-yet'), null]
    case 'nothing-received':
    case 'loading':
    case 'ready':
    case 'probe':
      return ['', null]
  }
}

/** What stands between the user and the button, and the one way past it. */
export const PanelObstacle = (props: PanelObstacleProps) => {
  const [sentence, way] = obstacleOf(props)
  return (
    <div class="stack">
      <p>{sentence}</p>
      {way}
    </div>
  )
}
