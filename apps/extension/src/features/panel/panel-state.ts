import type { Failure, Relay } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import type { PanelRelay, PanelState } from '../../messaging/answers.ts'
import { lastRelayItem, settingsItem } from '../../storage/items.ts'
import { readStandIn } from '../relays/stand-in.ts'
import { newestProbe } from '../sending/followed-probes.ts'
import { readSession, tellFailure, tellProbe } from '../session/session.ts'
import { panelWordsIn } from './panel-words.ts'

const summary = ({ id, name, canSend, isFallback }: Relay): PanelRelay => ({ id, name, canSend, isFallback })

// The fallback is used only when the user chooses it.
const offeredFirst = (relays: readonly Relay[], lastUsed: string | null): string | null => {
  const known = relays.find(({ id }) => id === lastUsed) ?? relays.find(({ isDefault }) => isDefault)
  return (known ?? relays.find(({ isFallback }) => !isFallback) ?? relays[0])?.id ?? null
}

/** These two say themselves in the session: no failure beside them. */
const isSaidBySession = ({ code }: Failure): boolean => code === 'consent-missing' || code === 'not-paired'

/** Everything a panel or popup needs at once; what the API could not tell is missing and the failure says why. */
export const readPanelState = async (
  api: Pick<ApiClient, 'relays' | 'testerQuota'>,
  address: string | null,
): Promise<PanelState> => {
  const [relays, quota, probe, { mailTesterAccount }] = await Promise.all([
    api.relays(),
    api.testerQuota(),
    newestProbe(address ?? undefined),
    settingsItem.getValue(),
  ])
  // Read last: a token that was just refused has unpaired this device meanwhile.
  const { consentedAt, isPaired, locale, theme, uiLocale } = await readSession()
  const items = relays.ok ? relays.value.items : []
  if (relays.ok) await readStandIn(items)
  const failure = relays.ok ? (quota.ok ? null : quota) : relays
  return {
    session: { consentedAt, isPaired, locale, theme, uiLocale },
    relays: items.map(summary),
    lastRelayId: offeredFirst(items, await lastRelayItem.getValue()),
    quota: quota.ok ? quota.value : null,
    probe: probe && (await tellProbe(probe)),
    words: panelWordsIn(uiLocale),
    mailTesterAccount,
    failure: failure && !isSaidBySession(failure) ? await tellFailure(failure) : null,
  }
}
