import type { RelayDetection } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { commonWords } from '../session/words.ts'
import { relayWords as words } from './words.ts'

export interface AddressStepProps {
  address: string
  onAddress: (address: string) => void
  onFound: (detection: RelayDetection) => void
  onChoose: () => void
  onByHand: () => void
  onCancel: () => void
}

/** The first step: an address, and everything else is looked for. */
export const AddressStep = ({ address, onAddress, onFound, onChoose, onByHand, onCancel }: AddressStepProps) => {
  const detection = useRequest('relays/detect')
  const [fault, setFault] = useState<string | undefined>(undefined)

  const search = async (event: SubmitEvent) => {
    event.preventDefault()
    setFault(undefined)
    const answer = await detection.run({ address: address.trim() })
    if (answer.ok) return onFound(answer.value)
    setFault(answer.errors?.[0]?.detail)
  }

  return (
    <form
      class="card stack relay-form"
      aria-labelledby="relay-address-title"
      onSubmit={(event) => void search(event)}
      noValidate
      data-testid="relay-address-step"
    >
      <h3 id="relay-address-title">{words('add.title')}</h3>
      <Field
        label={words('add.address')}
        hint={words('add.address-hint')}
        error={fault}
        value={address}
        onValue={(value) => {
          setFault(undefined)
          onAddress(value)
        }}
        inputMode="email"
        autocomplete="email"
        spellcheck={false}
        required
        name="relay-address"
      />
      {detection.failure && !fault ? <FailureNotice failure={detection.failure} /> : null}
      <div class="row">
        <Button type="submit" variant="primary" aria-disabled={detection.isRunning} data-testid="relay-detect">
          {words(detection.isRunning ? 'add.searching' : 'add.search')}
        </Button>
        <Button onClick={onCancel}>{commonWords('cancel')}</Button>
      </div>
      <p class="soft" role="status">
        {detection.isRunning ? words('add.searching-text') : ''}
      </p>
      <div class="other-ways">
        <p class="soft">{words('add.otherwise')}</p>
        <div class="row">
          <Button small variant="quiet" onClick={onChoose} data-testid="relay-choose">
            {words('add.choose')}
          </Button>
          <Button small variant="quiet" onClick={onByHand} data-testid="relay-by-hand">
            {words('add.by-hand')}
          </Button>
        </div>
      </div>
    </form>
  )
}
