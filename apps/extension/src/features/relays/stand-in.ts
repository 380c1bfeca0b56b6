import type { Relay, Reply } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import { lastRelayItem, standInItem, type StandIn } from '../../storage/items.ts'

/**
 * Chooses the fallback until the relay `id` is repaired. From then on it is what panel and popup offer first. Answers
 * `relay-not-found` where there is no fallback, or none that can send.
 */
export const standIn = async (api: Pick<ApiClient, 'relays'>, id: string): Promise<Reply<StandIn>> => {
  const reply = await api.relays()
  if (!reply.ok) return reply
  const fallback = reply.value.items.find(({ isFallback, canSend }) => isFallback && canSend)
  if (!fallback || fallback.id === id) return { ok: false, code: 'relay-not-found' }
  const value = { failedId: id, fallbackId: fallback.id }
  await standInItem.setValue(value)
  await lastRelayItem.setValue(fallback.id)
  return { ok: true, value }
}

/**
 * Who stands in for whom, with the relays as they are now. A relay that passed its test is chosen again by itself; a
 * choice that was changed by hand in between stays.
 */
export const readStandIn = async (relays: readonly Relay[]): Promise<StandIn | null> => {
  const kept = await standInItem.getValue()
  if (!kept) return null
  const failed = relays.find(({ id }) => id === kept.failedId)
  const isChosen = (await lastRelayItem.getValue()) === kept.fallbackId
  if (failed && !failed.canSend && isChosen) return kept
  if (failed?.canSend && isChosen) await lastRelayItem.setValue(failed.id)
  await standInItem.removeValue()
  return null
}
