import type { PairingLine, Reply } from '@bienrecu/shared'
import { isSecureApiUrl, parsePairingLine } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import type { PairedApi } from '../../messaging/answers.ts'
import { lastRelayItem, pairingItem, type Pairing } from '../../storage/items.ts'
import type { ProbeBook } from '../sending/probe-book.ts'
import { requireConsent, uiLocaleOf } from '../session/session.ts'
import { deviceName } from './device-name.ts'

export interface PairingDeps {
  api: Pick<ApiClient, 'meta' | 'pair' | 'removeDevice'>
  book: Pick<ProbeBook, 'clear'>
  /** The pairing began or ended. */
  onChanged: () => Promise<void>
  now: () => Date
}

const readLine = (text: string): Reply<PairingLine> => {
  const line = parsePairingLine(text)
  if (!line) return { ok: false, code: 'pairing-line-malformed' }
  return isSecureApiUrl(line.apiUrl) ? { ok: true, value: line } : { ok: false, code: 'api-address-insecure' }
}

/** Pairs this browser with an API, and takes it apart again. Nothing is asked of anyone before the user’s consent. */
export const createPairing = ({ api, book, onChanged, now }: PairingDeps) => {
  /** Removes everything that belongs to a pairing. Consent and settings are the user’s own and stay. */
  const wipe = async (): Promise<void> => {
    await Promise.all([pairingItem.removeValue(), lastRelayItem.removeValue(), book.clear()])
  }

  const inspect = async (text: string): Promise<Reply<PairedApi & PairingLine>> => {
    const consent = await requireConsent()
    if (!consent.ok) return consent
    const line = readLine(text)
    if (!line.ok) return line
    const meta = await api.meta(line.value.apiUrl)
    if (!meta.ok) return meta
    return { ok: true, value: { ...line.value, host: new URL(line.value.apiUrl).host, meta: meta.value } }
  }

  const redeem = async (text: string): Promise<Reply<Pairing>> => {
    const target = await inspect(text)
    if (!target.ok) return target
    const { apiUrl, code, meta } = target.value
    const paired = await api.pair(apiUrl, { code, deviceName: await deviceName(await uiLocaleOf()) })
    if (!paired.ok) return paired
    const { token, device } = paired.value
    const pairing: Pairing = {
      apiUrl,
      token,
      deviceId: device.id,
      deviceName: device.name,
      instanceId: meta.instanceId,
      pairedAt: now().toISOString(),
    }
    await wipe()
    await pairingItem.setValue(pairing)
    await onChanged()
    return { ok: true, value: pairing }
  }

  /** Forgets the pairing here; what the API knows of it is another matter. */
  const drop = async (): Promise<void> => {
    await wipe()
    await onChanged()
  }

  return {
    /** Reads a line and asks its server who it is; the code is not spent. */
    inspect: async (text: string): Promise<Reply<PairedApi>> => {
      const target = await inspect(text)
      if (!target.ok) return target
      const { apiUrl, host, meta } = target.value
      return { ok: true, value: { apiUrl, host, meta } }
    },
    redeem,
    drop,
    /** Unpairs at the API where it can be reached, and here in any case. */
    forget: async (): Promise<void> => {
      await api.removeDevice('current')
      await drop()
    },
  }
}
