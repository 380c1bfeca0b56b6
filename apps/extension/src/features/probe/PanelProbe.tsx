import type { PanelState, ToldProbe } from '../../messaging/answers.ts'
import { resultIdOf, resultUrl } from '../../testers/mail-tester/address.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Ask } from './ask.ts'
import { CancelProbe } from './CancelProbe.tsx'
import { PanelSend } from './PanelSend.tsx'
import type { PanelModel } from './panel-model.ts'
import type { PanelStore } from './panel-store.ts'
import type { PanelWords } from './panel-words.ts'
import { ProbeOutcome } from './ProbeOutcome.tsx'
import { ProbeSteps } from './ProbeSteps.tsx'
import { probeHeading } from './probe-heading.ts'
import { isAwaitingResult } from './steps.ts'

export interface PanelProbeProps {
  model: PanelModel
  probe: ToldProbe
  state: PanelState
  store: PanelStore
  words: PanelWords
  ask: Ask
}

const WatchNotice = ({ model, probe, words }: PanelProbeProps) => {
  const end = model.watchEnd
  if (!end || end === 'result' || !isAwaitingResult(probe)) return null
  return (
    <Notice tone="warning" role="status">
      <p>{words.say(`watch.${end}`)}</p>
      <a href={resultUrl(resultIdOf(probe.address), location.origin)}>{words.say('open-result')}</a>
    </Notice>
  )
}

// The button that was pressed is gone: focus goes to what took its place, for those who do not see it.
const takeFocus = (section: HTMLElement | null) => section?.focus({ preventScroll: true })

/** A message on its way: what has happened, what can still be done, and, after a failure, another try. */
export const PanelProbe = (props: PanelProbeProps) => {
  const { model, probe, state, store, words, ask } = props
  const reportId = probe.report?.id
  const mayAskAgain = probe.state === 'failed' || (probe.state === 'unknown' && model.watchEnd === 'too-late')
  return (
    <section
      class="stack"
      key={probe.id}
      ref={model.hasClicked ? takeFocus : null}
      tabIndex={-1}
      data-testid="probe-state"
      data-state={probe.state}
    >
      <h2>{probeHeading(probe, words.steps)}</h2>
      <ProbeOutcome probe={probe} words={words.steps} />
      {mayAskAgain && state.relays.length > 0 ? (
        <PanelSend model={model} store={store} state={state} words={words} isAgain />
      ) : null}
      <ProbeSteps probe={probe} words={words.steps} locale={words.locale} now={model.now} />
      {model.failure ? <Notice tone="warning" role="status" title={model.failure.sentence} /> : null}
      {model.refusal && !mayAskAgain ? <Notice tone="bad" role="alert" title={model.refusal.sentence} /> : null}
      <CancelProbe probe={probe} words={words} isBusy={model.isBusy} onCancel={() => void store.cancel(probe.id)} />
      {reportId ? (
        <Button variant="primary" wide onClick={() => void ask('page/open', { page: 'report', reportId })}>
          {words.say('open-report')}
        </Button>
      ) : null}
      <WatchNotice {...props} />
    </section>
  )
}
