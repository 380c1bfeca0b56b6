import type { Relay } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { focusSection, Section } from '../settings/Section.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { RelayCard } from './RelayCard.tsx'
import { RelayForm } from './RelayForm.tsx'
import { relayWords as words } from './words.ts'

/** What the section shows besides the list: nothing, the form of a new relay, or that of one of them. */
type Editing = 'nothing' | 'new' | { id: string }

const fromAddressBar = (): Editing => (location.hash === '#new-relay' ? 'new' : 'nothing')

const Entry = ({ relay, isWanted, onEdit }: { relay: Relay; isWanted: boolean; onEdit: () => void }) => {
  const test = useRequest('relays/test')
  const [isOpen, setOpen] = useState(false)
  const run = () => {
    setOpen(true)
    void test.run({ id: relay.id })
  }
  useEffect(() => {
    if (isWanted) run()
  }, [isWanted])
  return <RelayCard relay={relay} test={test} isTestOpen={isOpen} onTest={run} onEdit={onEdit} />
}

/** All relays of the API: add, change, delete, test. */
export const RelaysSection = () => {
  const relays = useAnswer('relays/list', {}, ['relays', 'session'])
  const [editing, setEditing] = useState<Editing>(fromAddressBar)
  const [toTest, setToTest] = useState<string | null>(null)
  const [toFocus, setToFocus] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const items = relays.value?.items ?? []
  const edited = typeof editing === 'object' ? (items.find(({ id }) => id === editing.id) ?? null) : null

  useEffect(() => {
    if (editing !== 'nothing') place.current?.querySelector<HTMLElement>('input')?.focus()
  }, [editing])

  useEffect(() => {
    if (toFocus) document.getElementById(`relay-${toFocus}`)?.focus()
    setToFocus(null)
  }, [toFocus])

  const cancel = () => {
    setEditing('nothing')
    focusSection('relays')
  }

  const onSaved = async (relay: Relay, isTestWanted: boolean) => {
    await relays.reload()
    setEditing('nothing')
    setToTest(isTestWanted ? `${relay.id} ${relay.updatedAt}` : null)
    setToFocus(relay.id)
  }

  const form = (relay: Relay | null) => (
    <div ref={place}>
      <RelayForm
        key={relay?.id ?? 'new'}
        relay={relay}
        onSaved={(saved, isTestWanted) => void onSaved(saved, isTestWanted)}
        onCancel={cancel}
      />
    </div>
  )

  return (
    <Section id="relays" title={words('title')}>
      {relays.failure ? <FailureNotice failure={relays.failure} onRetry={() => void relays.reload()} /> : null}
      {relays.value && items.length === 0 && editing === 'nothing' ? (
        <div class="card stack empty">
          <p class="strong">{words('none')}</p>
          <p class="soft">{words('none-text')}</p>
        </div>
      ) : null}
      {items.length > 0 ? (
        <ul class="stack" role="list">
          {items.map((relay) =>
            edited?.id === relay.id ? (
              <li key={relay.id}>{form(relay)}</li>
            ) : (
              <Entry
                key={relay.id}
                relay={relay}
                isWanted={toTest === `${relay.id} ${relay.updatedAt}`}
                onEdit={() => setEditing({ id: relay.id })}
              />
            ),
          )}
        </ul>
      ) : null}
      {editing === 'new' ? form(null) : null}
      {editing === 'nothing' && relays.value ? (
        <div class="row">
          <Button
            variant={items.length === 0 ? 'primary' : 'secondary'}
            onClick={() => setEditing('new')}
            data-testid="relay-add"
          >
            {words('add')}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
