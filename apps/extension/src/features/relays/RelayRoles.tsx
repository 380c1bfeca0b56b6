import type { Relay } from '@bienrecu/shared'
import { send } from '../../messaging/send.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { AskFirst } from '../session/AskFirst.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Named } from '../session/Named.tsx'
import { commonWords } from '../session/words.ts'
import { focusSection } from '../settings/Section.tsx'
import { moved, type Direction } from './order.ts'
import { relayWords as words } from './words.ts'

export interface RelayRolesProps {
  relay: Relay
  /** Every id, in the order of the list. */
  ids: readonly string[]
  /** Says a change to those who do not see it, and keeps the focus on the button that made it. */
  onMoved: (direction: Direction, place: number) => void
}

const Removal = ({ relay }: { relay: Relay }) => (
  <AskFirst
    label={<Named action={words('delete')} subject={relay.name} />}
    title={words('delete-question', { name: relay.name })}
    text={words('delete-text')}
    confirm={commonWords('delete')}
    run={() => send('relays/remove', { id: relay.id })}
    focusAfterwards={() => focusSection('relays')}
    data-testid="relay-delete"
  />
)

const Order = ({ relay, ids, onMoved }: RelayRolesProps) => {
  const order = useRequest('relays/order')
  const place = ids.indexOf(relay.id)
  const move = async (direction: Direction) => {
    const next = moved(ids, relay.id, direction)
    if (order.isRunning || next === null) return
    const answer = await order.run({ ids: next })
    if (answer.ok) onMoved(direction, next.indexOf(relay.id))
  }
  const button = (direction: Direction, isLast: boolean) => (
    <Button
      small
      variant="quiet"
      id={`relay-${relay.id}-${direction}`}
      aria-disabled={isLast}
      onClick={() => void move(direction)}
    >
      <Named action={words(`move-${direction}`)} subject={relay.name} />
    </Button>
  )
  return (
    <>
      {button('up', place === 0)}
      {button('down', place === ids.length - 1)}
      {order.failure ? <FailureNotice failure={order.failure} /> : null}
    </>
  )
}

/** What is done with a relay now and then: its place, its roles, a copy of it, its end. */
export const RelayRoles = (props: RelayRolesProps) => {
  const { relay, ids } = props
  const { id, name, isDefault, isFallback } = relay
  const roles = useRequest('relays/roles')
  const copy = useRequest('relays/duplicate')
  const failure = roles.failure ?? copy.failure
  return (
    <div class="stack">
      <div class="row">
        {ids.length > 1 ? <Order {...props} /> : null}
        {isFallback ? null : (
          <Button small variant="quiet" onClick={() => void roles.run({ roles: { defaultId: isDefault ? null : id } })}>
            <Named action={words(isDefault ? 'default-off' : 'default-on')} subject={name} />
          </Button>
        )}
        {isDefault && ids.length === 1 ? null : (
          <Button
            small
            variant="quiet"
            onClick={() =>
              void roles.run({
                roles: isFallback
                  ? { fallbackId: null }
                  : { fallbackId: id, ...(isDefault ? { defaultId: null } : {}) },
              })
            }
            data-testid="relay-fallback"
          >
            <Named action={words(isFallback ? 'fallback-off' : 'fallback-on')} subject={name} />
          </Button>
        )}
        <Button small variant="quiet" onClick={() => void copy.run({ id })}>
          <Named action={words('duplicate')} subject={name} />
        </Button>
        <Removal relay={relay} />
      </div>
      <p class="soft">{words('fallback-text')}</p>
      {failure ? <FailureNotice failure={failure} /> : null}
    </div>
  )
}
