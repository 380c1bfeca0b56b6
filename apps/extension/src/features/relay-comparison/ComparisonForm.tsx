import type { Relay } from '@bienrecu/shared'
import { useId } from 'preact/hooks'
import type { PanelTester } from '../../messaging/answers.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { type Draft, type Destination, toggleRelay } from './comparison-draft.ts'
import { comparisonWords as words } from './comparison-words.ts'

const TESTER = 'https://www.mail-tester.com/'

export interface ComparisonFormProps {
  draft: Draft
  onDraft: (draft: Draft) => void
  relays: readonly Relay[]
  ownAddresses: readonly string[]
  /** Those that give addresses by themselves. */
  testers: readonly PanelTester[]
}

const OwnAddress = ({ draft, onDraft, ownAddresses }: ComparisonFormProps) => (
  <Select
    label={words('own-address')}
    hint={words('own-address-hint')}
    options={ownAddresses.map((address) => ({ value: address, label: address }))}
    value={draft.ownAddress ?? ownAddresses[0] ?? ''}
    onValue={(ownAddress) => onDraft({ ...draft, ownAddress })}
  />
)

const TesterAddresses = ({ draft, onDraft, relays }: ComparisonFormProps) => {
  const { relayIds, testerAddresses } = draft
  return (
    <div class="stack">
      <p class="soft">
        {words('tester-text')}{' '}
        <a href={TESTER} target="_blank" rel="noopener">
          {words('open-tester')}
        </a>
      </p>
      {relays
        .filter(({ id }) => relayIds.includes(id))
        .map(({ id, name }) => (
          <Field
            key={id}
            type="email"
            label={words('address-for', { relay: name })}
            value={testerAddresses[id] ?? ''}
            onValue={(value) => onDraft({ ...draft, testerAddresses: { ...testerAddresses, [id]: value } })}
            autocomplete="off"
            mono
          />
        ))}
      <Choice
        label={words('over-quota')}
        hint={words('over-quota-hint')}
        checked={draft.overQuota}
        onChecked={(overQuota) => onDraft({ ...draft, overQuota })}
      />
    </div>
  )
}

const hintOf = ({ isReachable }: PanelTester) => words(isReachable ? 'to-giving-hint' : 'to-local-hint')

const Where = (props: ComparisonFormProps) => {
  const { draft, onDraft, ownAddresses, testers } = props
  const id = useId()
  const choose = (destination: Destination) => () => onDraft({ ...draft, destination })
  const radio = { type: 'radio', name: id } as const
  return (
    <section class="card stack" aria-labelledby={`${id}-where`}>
      <h2 id={`${id}-where`}>{words('where')}</h2>
      <div class="stack" role="radiogroup" aria-labelledby={`${id}-where`}>
        <Choice {...radio} label={words('to-own')} checked={draft.destination === 'own'} onChecked={choose('own')} />
        {testers.map((tester) => (
          <Choice
            {...radio}
            key={tester.id}
            label={tester.id === 'bienrecu' ? words('to-own-tester') : words('to-named', { tester: tester.name })}
            hint={hintOf(tester)}
            checked={draft.destination === tester.id}
            disabled={!tester.isReachable}
            onChecked={choose(tester.id)}
          />
        ))}
        <Choice
          {...radio}
          label={words('to-tester')}
          hint={words('to-tester-hint')}
          checked={draft.destination === 'tester'}
          onChecked={choose('tester')}
        />
      </div>
      {draft.destination === 'own' && ownAddresses.length > 0 ? <OwnAddress {...props} /> : null}
      {draft.destination === 'tester' ? <TesterAddresses {...props} /> : null}
    </section>
  )
}

const Which = ({ draft, onDraft, relays }: ComparisonFormProps) => {
  const id = useId()
  return (
    <section class="card stack" aria-labelledby={`${id}-which`}>
      <h2 id={`${id}-which`}>{words('which')}</h2>
      <div class="stack" role="group" aria-labelledby={`${id}-which`}>
        {relays.map((relay) => (
          <Choice
            key={relay.id}
            label={relay.name}
            hint={relay.canSend ? relay.fromAddress : words('cannot-send')}
            checked={draft.relayIds.includes(relay.id)}
            disabled={!relay.canSend}
            onChecked={() => onDraft(toggleRelay(draft, relay.id))}
          />
        ))}
      </div>
    </section>
  )
}

/** Through which relays a message goes, and to which addresses. */
export const ComparisonForm = (props: ComparisonFormProps) => (
  <>
    <Which {...props} />
    <Where {...props} />
  </>
)
