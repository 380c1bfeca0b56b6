import type { PanelState } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { readableTime } from '../session/readable-params.ts'
import type { PanelModel, PanelStore } from './panel-store.ts'
import type { PanelWords } from './panel-words.ts'
import { RelaySelect } from './RelaySelect.tsx'

const Quota = ({ state, words }: { state: PanelState; words: PanelWords }) => {
  const { quota } = state
  if (!quota) return null
  if (quota.left > 0) return <p class="soft">{words.say('quota-left', { count: quota.left, limit: quota.limit })}</p>
  return (
    <Notice tone="warning" title={words.say('quota-used', { limit: quota.limit })}>
      {quota.nextAt ? (
        <p>{words.say('quota-next', { time: readableTime(new Date(quota.nextAt), new Date(), words.locale) })}</p>
      ) : null}
    </Notice>
  )
}

export interface PanelReadyProps {
  model: PanelModel
  state: PanelState
  store: PanelStore
  words: PanelWords
  onSend: (overQuota: boolean) => void
  /** A first message, or another one after a failure. */
  label: string
}

/** Relay, what is left of today’s free tests, and the one button. */
export const PanelReady = ({ model, state, store, words, onSend, label }: PanelReadyProps) => {
  const isUsedUp = state.quota !== null && state.quota.left <= 0
  const { isBusy, refusal } = model
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onSend(isUsedUp)
      }}
    >
      <RelaySelect
        label={words.say('relay')}
        relays={state.relays}
        relayId={model.relayId}
        onRelay={(relayId) => store.set({ relayId })}
        warning={words.say('relay-failed')}
        disabled={isBusy}
      />
      <Quota state={state} words={words} />
      <Button
        type="submit"
        variant={isUsedUp ? 'secondary' : 'primary'}
        wide
        disabled={isBusy}
        data-testid="send-probe"
      >
        {isBusy ? words.say('asking') : isUsedUp ? words.say('send-anyway') : label}
      </Button>
      {refusal ? <Notice tone="bad" role="alert" title={refusal.sentence} /> : null}
    </form>
  )
}
