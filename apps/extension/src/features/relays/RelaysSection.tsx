import type { MailPreset, Relay } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import type { StandIn } from '../../storage/items.ts'
import { Button } from '../../ui/Button.tsx'
import { focusSection, Section } from '../settings/Section.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { AddRelay } from './AddRelay.tsx'
import type { Direction } from './order.ts'
import { RelayCard } from './RelayCard.tsx'
import { RelayForm, type Next } from './RelayForm.tsx'
import { useSignIn } from './use-sign-in.ts'
import { useSignInWatch } from './use-sign-in-watch.ts'
import { relayWords as words } from './words.ts'

/** What the section shows besides the list: nothing, the form of a new relay, or that of one of them. */
type Editing = 'nothing' | 'new' | { id: string }

const fromAddressBar = (): Editing => (location.hash === '#new-relay' ? 'new' : 'nothing')

interface EntryProps {
  relay: Relay
  relays: readonly Relay[]
  preset: MailPreset | null
  standIn: StandIn | null
  /** What was asked for when this relay was saved. */
  wanted: Next
  onEdit: () => void
  onMoved: (relay: Relay, direction: Direction, place: number) => void
}

const Entry = ({ wanted, onMoved, ...props }: EntryProps) => {
  const { relay, standIn } = props
  const test = useRequest('relays/test')
  const signIn = useSignIn(relay)
  const [isOpen, setOpen] = useState(false)
  const [isBack, setBack] = useState(false)
  const run = async () => {
    const wasReplaced = standIn?.failedId === relay.id
    setOpen(true)
    setBack(false)
    const answer = await test.run({ id: relay.id })
    setBack(wasReplaced && answer.ok && answer.value.ok)
  }
  useEffect(() => {
    if (wanted === 'test') void run()
    if (wanted === 'sign-in') void signIn.run()
  }, [wanted])
  return (
    <RelayCard
      {...props}
      test={test}
      signIn={signIn}
      isTestOpen={isOpen}
      isBack={isBack}
      onTest={() => void run()}
      onMoved={(direction, place) => onMoved(relay, direction, place)}
    />
  )
}

const Empty = () => (
  <div class="card stack empty">
    <p class="strong">{words('none')}</p>
    <p class="soft">{words('none-text')}</p>
  </div>
)

const AddButton = ({ isFirst, onClick }: { isFirst: boolean; onClick: () => void }) => (
  <div class="row">
    <Button variant={isFirst ? 'primary' : 'secondary'} onClick={onClick} data-testid="relay-add">
      {words('add-relay')}
    </Button>
  </div>
)

/** What is under way in the list: a form that is open, a relay that was just saved, a place for the focus. */
const useEditing = (reload: () => Promise<void>, count: number) => {
  const [editing, setEditing] = useState<Editing>(fromAddressBar)
  const [wanted, setWanted] = useState<{ key: string; next: Next } | null>(null)
  const [toFocus, setToFocus] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (editing !== 'nothing') place.current?.querySelector<HTMLElement>('input')?.focus()
  }, [editing])

  useEffect(() => {
    if (toFocus) document.getElementById(toFocus)?.focus()
    setToFocus(null)
  }, [toFocus])

  const onCancel = () => {
    setEditing('nothing')
    focusSection('relays')
  }
  const save = async (relay: Relay, next: Next) => {
    await reload()
    setEditing('nothing')
    setWanted({ key: `${relay.id} ${relay.updatedAt}`, next })
    setToFocus(`relay-${relay.id}`)
  }
  const move = async ({ id, name }: Relay, direction: Direction, to: number) => {
    await reload()
    setSaid(words('moved', { name, place: to + 1, count }))
    setToFocus(`relay-${id}-${direction}`)
  }
  return {
    editing,
    setEditing,
    said,
    place,
    /** What is to be done with a relay that was saved in this very form. */
    nextOf: ({ id, updatedAt }: Relay): Next => (wanted?.key === `${id} ${updatedAt}` ? wanted.next : 'nothing'),
    form: { onSaved: (relay: Relay, next: Next) => void save(relay, next), onCancel },
    onMoved: (relay: Relay, direction: Direction, to: number) => void move(relay, direction, to),
  }
}

/** All relays of the API: add, change, order, delete, test. */
export const RelaysSection = () => {
  const relays = useAnswer('relays/list', {}, ['relays', 'session'])
  const standIn = useAnswer('stand-in/get', {}, ['relays', 'session'])
  const presets = useAnswer('presets/list', {}, ['session'])
  const providers = useAnswer('sign-in/list', {}, ['session']).value?.items ?? null
  const items = relays.value?.items ?? []
  const { editing, setEditing, said, place, nextOf, form, onMoved } = useEditing(relays.reload, items.length)
  useSignInWatch(items, relays.reload)
  const isEdited = ({ id }: Relay) => typeof editing === 'object' && editing.id === id
  const presetOf = ({ providerId }: Relay) => presets.value?.items.find(({ id }) => id === providerId) ?? null

  const row = (relay: Relay) =>
    isEdited(relay) ? (
      <li key={relay.id}>
        <div ref={place}>
          <RelayForm relay={relay} preset={presetOf(relay)} providers={providers} {...form} />
        </div>
      </li>
    ) : (
      <Entry
        key={relay.id}
        relay={relay}
        relays={items}
        preset={presetOf(relay)}
        standIn={standIn.value?.standIn ?? null}
        wanted={nextOf(relay)}
        onEdit={() => setEditing({ id: relay.id })}
        onMoved={onMoved}
      />
    )

  return (
    <Section id="relays" title={words('title')}>
      {relays.failure ? <FailureNotice failure={relays.failure} onRetry={() => void relays.reload()} /> : null}
      {relays.value && items.length === 0 && editing === 'nothing' ? <Empty /> : null}
      <p class="visually-hidden" role="status">
        {said}
      </p>
      {items.length > 0 ? (
        <ul class="stack" role="list">
          {items.map(row)}
        </ul>
      ) : null}
      {editing === 'new' ? (
        <div ref={place}>
          <AddRelay {...form} providers={providers} />
        </div>
      ) : null}
      {editing === 'nothing' && relays.value ? (
        <AddButton isFirst={items.length === 0} onClick={() => setEditing('new')} />
      ) : null}
    </Section>
  )
}
