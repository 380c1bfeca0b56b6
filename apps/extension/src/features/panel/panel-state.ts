import type { Failure, Relay } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import type { PanelRelay, PanelState } from '../../messaging/answers.ts'
import { lastRelayItem, settingsItem } from '../../storage/items.ts'
import { readStandIn } from '../relays/stand-in.ts'
import { newestProbe } from '../sending/followed-probes.ts'
import { readSession, tellFailure, tellProbe } from '../session/session.ts'
import { aboutTesters, type PanelPlace, readPanelTesters } from './panel-testers.ts'
import { panelWordsIn } from './panel-words.ts'
import { quotaNote } from './quota-note.ts'

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
  api: Pick<ApiClient, 'relays' | 'testerQuota' | 'testers'>,
  address: string | null,
  place: PanelPlace = 'popup',
): Promise<PanelState> => {
  const [relays, testers, quota, probe, { mailTesterAccount }] = await Promise.all([
    api.relays(),
    readPanelTesters(api),
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
    quota: quota.ok && place !== 'own-tester' ? quota.value : null,
    quotaNote: quota.ok ? quotaNote(quota.value, uiLocale) : null,
    ...aboutTesters(
      { place, testers, hasRelay: items.length > 0, isUsedUp: quota.ok && quota.value.left <= 0 },
      uiLocale,
    ),
    probe: probe && (await tellProbe(probe)),
    words: panelWordsIn(uiLocale),
    mailTesterAccount,
    failure: failure && !isSaidBySession(failure) ? await tellFailure(failure) : null,
  }
}
