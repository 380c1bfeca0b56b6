import type { PanelRelay, PanelState, ToldFailure } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { readableTime } from '../session/readable-params.ts'
import type { PanelWords } from './panel-words.ts'
import { RelaySelect } from './RelaySelect.tsx'

type Quota = PanelState['quota']

const QuotaNote = ({ quota, words }: { quota: Quota; words: PanelWords }) => {
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
  state: Pick<PanelState, 'relays' | 'quota'>
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

/** Relay, what is left of the free tests, and the one button. Used up, the quota makes that button the second choice. */
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
          <QuotaNote quota={state.quota} words={words} />
          <Button
            type="submit"
            variant={isUsedUp ? 'secondary' : 'primary'}
            wide
            disabled={isBusy}
            data-testid="send-probe"
          >
            {isBusy ? words.say('asking') : isUsedUp ? words.say('send-anyway') : label}
          </Button>
        </>
      )}
      {refusal ? <Notice tone="bad" role="alert" title={refusal.sentence} /> : null}
    </form>
  )
}
