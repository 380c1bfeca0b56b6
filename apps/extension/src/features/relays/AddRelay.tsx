import type { MailPreset, OAuthProviderList, RelayDetection } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { AddressStep } from './AddressStep.tsx'
import { DetectionSummary } from './DetectionSummary.tsx'
import { PresetChooser } from './PresetChooser.tsx'
import { RelayForm, type RelayFormProps } from './RelayForm.tsx'
import { BY_HAND, startFromDetection, startFromPreset, type RelayStart } from './relay-start.ts'

type Step = { kind: 'address' } | { kind: 'choose' } | { kind: 'form'; start: RelayStart; key: string }

export interface AddRelayProps extends Pick<RelayFormProps, 'onSaved' | 'onCancel'> {
  providers: OAuthProviderList['items'] | null
}

/** A new relay: from an address alone, from a list of providers, or by hand. */
export const AddRelay = ({ providers, onSaved, onCancel }: AddRelayProps) => {
  const presets = useAnswer('presets/list', {})
  const [address, setAddress] = useState('')
  const [step, setStep] = useState<Step>({ kind: 'address' })
  const known = presets.value?.items ?? []

  const found = async (detection: RelayDetection) => {
    // The address may be found before the list has come.
    const late = presets.value ? null : await send('presets/list', {})
    const all = late?.ok ? late.value.items : known
    const preset = all.find(({ id }) => id === detection.provider?.id) ?? null
    setStep({ kind: 'form', start: startFromDetection(detection, preset), key: detection.address })
  }
  const choose = () => setStep({ kind: 'choose' })
  const usePreset = (preset: MailPreset) =>
    setStep({ kind: 'form', start: startFromPreset(preset, address.trim()), key: preset.id })
  const byHand = () => setStep({ kind: 'form', start: BY_HAND, key: 'by-hand' })

  if (step.kind === 'address')
    return (
      <AddressStep
        address={address}
        onAddress={setAddress}
        onFound={(detection) => void found(detection)}
        onChoose={choose}
        onByHand={byHand}
        onCancel={onCancel}
      />
    )
  if (step.kind === 'choose')
    return <PresetChooser presets={presets} onChosen={usePreset} onByHand={byHand} onCancel={onCancel} />
  const { start, key } = step
  return (
    <RelayForm key={key} relay={null} start={start} providers={providers} onSaved={onSaved} onCancel={onCancel}>
      {start.detection ? (
        <DetectionSummary detection={start.detection} presets={known} onPreset={usePreset} onChoose={choose} />
      ) : null}
    </RelayForm>
  )
}
