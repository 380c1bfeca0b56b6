import type { PanelRelay } from '../../messaging/answers.ts'
import { Select } from '../../ui/Select.tsx'

export interface RelaySelectProps {
  label: string
  relays: readonly PanelRelay[]
  relayId: string | null
  onRelay: (relayId: string) => void
  disabled?: boolean
}

/** Which relay the message goes through. */
export const RelaySelect = ({ label, relays, relayId, onRelay, disabled = false }: RelaySelectProps) => (
  <Select
    label={label}
    options={relays.map(({ id, name }) => ({ value: id, label: name }))}
    value={relayId ?? ''}
    onValue={onRelay}
    disabled={disabled}
    data-testid="relay-select"
  />
)
