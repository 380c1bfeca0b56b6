import { acceptDisclosure } from '../features/session/session.ts'
import { pairingItem } from '../storage/items.ts'
import { API_URL, META, PAIRED, TOKEN } from './fake-api.ts'

export const NOW = new Date('2026-11-21T10:00:00.000Z')

/** Consent given, and a pairing with the fake API. */
export const pairForTest = async (): Promise<void> => {
  await acceptDisclosure(NOW)
  await pairingItem.setValue({
    apiUrl: API_URL,
    token: TOKEN,
    deviceId: PAIRED.device.id,
    deviceName: PAIRED.device.name,
    instanceId: META.instanceId,
    pairedAt: NOW.toISOString(),
  })
}
