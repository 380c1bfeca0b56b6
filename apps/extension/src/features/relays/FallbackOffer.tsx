import type { Relay } from '@bienrecu/shared'
import { useRequest } from '../../messaging/use-request.ts'
import type { StandIn } from '../../storage/items.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { relayWords as words } from './words.ts'

export interface FallbackOfferProps {
  relay: Relay
  relays: readonly Relay[]
  standIn: StandIn | null
}

/** While a relay cannot send: the way to the fallback in one click, or that it stands in already. */
export const FallbackOffer = ({ relay, relays, standIn }: FallbackOfferProps) => {
  const request = useRequest('relays/stand-in')
  if (relay.canSend || relay.isFallback) return null
  const fallback = relays.find(({ isFallback, canSend }) => isFallback && canSend)
  if (!fallback) return relays.length > 1 ? <p class="soft">{words('no-fallback')}</p> : null
  if (standIn?.failedId === relay.id)
    return (
      <Notice tone="accent" role="status" title={words('stands-in', { name: fallback.name })}>
        <p>{words('stands-in-text', { name: relay.name })}</p>
      </Notice>
    )
  return (
    <div class="stack">
      <div class="row">
        <Button
          variant="primary"
          small
          aria-disabled={request.isRunning}
          onClick={() => void request.run({ id: relay.id })}
          data-testid="stand-in"
        >
          {words('stand-in', { name: fallback.name })}
        </Button>
      </div>
      {request.failure ? <FailureNotice failure={request.failure} /> : null}
    </div>
  )
}
