import type { PanelRelay } from '../../messaging/answers.ts'
import { Select } from '../../ui/Select.tsx'

export interface RelaySelectProps {
  label: string
  relays: readonly PanelRelay[]
  relayId: string | null
  onRelay: (relayId: string) => void
  /** Told when the chosen relay failed its last test. */
  warning: string
  disabled?: boolean
}

/** Which relay the message goes through. */
export const RelaySelect = ({ label, relays, relayId, onRelay, warning, disabled = false }: RelaySelectProps) => {
  const chosen = relays.find(({ id }) => id === relayId)
  return (
    <Select
      label={label}
      options={relays.map(({ id, name }) => ({ value: id, label: name }))}
      value={relayId ?? ''}
      onValue={onRelay}
      disabled={disabled}
      hint={chosen?.lastTestOk === false ? warning : undefined}
      data-testid="relay-select"
    />
  )
}
