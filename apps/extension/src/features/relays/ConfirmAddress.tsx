import type { Relay } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { relayWords as words } from './words.ts'

export interface ConfirmAddressProps {
  relay: Relay
  onConfirmed: (address: string) => void
}

/** Makes another address one that tests may go to: a code is sent there, and typed here. */
export const ConfirmAddress = ({ relay, onConfirmed }: ConfirmAddressProps) => {
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [isAsked, setAsked] = useState(false)
  const ask = useRequest('addresses/ask')
  const confirm = useRequest('addresses/confirm')
  const isRunning = ask.isRunning || confirm.isRunning
  const failure = confirm.failure ?? ask.failure
  const fault = failure?.errors?.[0]?.detail

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isRunning) return
    if (!isAsked) return setAsked((await ask.run({ address: address.trim(), relayId: relay.id })).ok)
    const answer = await confirm.run({ address: address.trim(), code })
    if (answer.ok) onConfirmed(answer.value.address)
  }

  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate data-testid="confirm-address">
      <Field
        label={words('self.address')}
        hint={words('self.address-hint')}
        error={fault}
        value={address}
        onValue={(value) => {
          setAddress(value)
          setAsked(false)
          ask.forgive()
        }}
        inputMode="email"
        spellcheck={false}
        required
        name="confirm-address"
      />
      {isAsked ? (
        <Field
          label={words('self.code')}
          hint={words('self.code-hint', { address })}
          value={code}
          onValue={setCode}
          autocomplete="one-time-code"
          spellcheck={false}
          mono
          required
          name="confirm-code"
        />
      ) : null}
      {failure && !fault ? <FailureNotice failure={failure} /> : null}
      <div class="row">
        <Button type="submit" small aria-disabled={isRunning} data-testid="confirm-address-go">
          {words(isAsked ? 'self.confirm' : 'self.ask')}
        </Button>
      </div>
    </form>
  )
}
