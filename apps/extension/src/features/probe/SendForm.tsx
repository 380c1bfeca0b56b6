import type { PanelRelay, PanelState, ToldFailure } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { PanelWords } from './panel-words.ts'
import { RelaySelect } from './RelaySelect.tsx'

const QuotaNote = ({ quota, quotaNote }: Pick<PanelState, 'quota' | 'quotaNote'>) => {
  if (!quota || !quotaNote) return null
  if (quota.left > 0) return <p class="soft">{quotaNote.title}</p>
  return (
    <Notice tone="warning" title={quotaNote.title}>
      {quotaNote.text ? <p>{quotaNote.text}</p> : null}
    </Notice>
  )
}

const Blocked = ({ relays, words, onLeave }: Pick<SendFormProps, 'words' | 'onLeave'> & { relays: PanelRelay[] }) => {
  const fallback = relays.find(({ isFallback, canSend }) => isFallback && canSend)
  return (
    <>
      <Notice tone="warning" role="status" title={words.say('relay-failed')} />
      <Button variant="primary" wide onClick={() => onLeave(fallback !== undefined)} data-testid="leave-relay">
        {fallback ? words.say('stand-in', { relay: fallback.name }) : words.say('repair')}
      </Button>
    </>
  )
}

export interface SendFormProps {
  state: Pick<PanelState, 'relays' | 'quota' | 'quotaNote' | 'caution'>
  relayId: string | null
  onRelay: (relayId: string) => void
  isBusy: boolean
  /** Why the last click came to nothing. */
  refusal: ToldFailure | null
  words: PanelWords
  onSend: (overQuota: boolean) => void
  /** Away from a relay that cannot send: to the fallback where there is one, else to where it is repaired. */
  onLeave: (hasFallback: boolean) => void
  /** A first message, or another one after a failure. */
  label: string
}

/** Relay, what is left of the free tests, and the one button: the second choice where they are used up, or where the message will hardly arrive. */
export const SendForm = ({
  state,
  relayId,
  onRelay,
  isBusy,
  refusal,
  words,
  onSend,
  onLeave,
  label,
}: SendFormProps) => {
  const chosen = state.relays.find(({ id }) => id === relayId)
  const isBlocked = chosen?.canSend === false
  const isUsedUp = state.quota !== null && state.quota.left <= 0
  const isSecond = isUsedUp || state.caution !== null
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
        relayId={relayId}
        onRelay={onRelay}
        disabled={isBusy}
      />
      {isBlocked ? (
        <Blocked relays={state.relays} words={words} onLeave={onLeave} />
      ) : (
        <>
          <QuotaNote {...state} />
          {state.caution ? <Notice tone="warning" title={state.caution} /> : null}
          <Button
            type="submit"
            variant={isSecond ? 'secondary' : 'primary'}
            wide
            disabled={isBusy}
            data-testid="send-probe"
          >
            {isBusy ? words.say('asking') : isSecond ? words.say('send-anyway') : label}
          </Button>
        </>
      )}
      {refusal ? <Notice tone="bad" role="alert" title={refusal.sentence} /> : null}
    </form>
  )
}
