import type { Probe, Reply } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import type { Retest, TesterTab, ToldProbe } from '../../messaging/answers.ts'
import { lastRelayItem } from '../../storage/items.ts'
import type { Services } from '../background/services.ts'
import { adoptProbe } from '../sending/adopt-probe.ts'
import { followedProbes } from '../sending/followed-probes.ts'
import { tellProbe, uiLocaleOf } from '../session/session.ts'
import { patternOf, testerHosts } from '../testers/tester-hosts.ts'
import { readTesterTab } from '../testers/tester-tabs.ts'

const TESTER_URL = 'https://www.mail-tester.com/'

type Deps = Pick<Services, 'api' | 'book' | 'follower' | 'now'>

/** The test to repeat: that of the report, otherwise the newest one through a relay. */
const lastProbe = async ({ api }: Pick<Deps, 'api'>, reportId: string | null): Promise<Reply<Probe | null>> => {
  const report = reportId === null ? null : await api.report(reportId)
  if (report?.ok) {
    const probe = await api.probe(report.value.probeId)
    if (probe.ok && probe.value.relayId !== null) return probe
  }
  const tests = await api.probes()
  if (!tests.ok) return tests
  const newest = tests.value.items.find(({ relayId, report: result }) => relayId !== null && result !== null)
  return newest ? api.probe(newest.id) : { ok: true, value: null }
}

/** A tester’s tab whose address nothing of ours has gone to. */
const freshTab = async (): Promise<TesterTab | null> => {
  const used = new Set((await followedProbes()).map(({ address }) => address))
  const tabs = await browser.tabs.query({ url: (await testerHosts()).map(patternOf) })
  for (const { id } of tabs) {
    const tab = id === undefined ? null : await readTesterTab(id)
    if (tab?.kind === 'home' && tab.address !== null && !used.has(tab.address)) return tab
  }
  return null
}

interface Known {
  probe: Probe | null
  retest: Retest
}

const look = async (deps: Deps, reportId: string | null): Promise<Reply<Known>> => {
  const [probe, relays, quota] = await Promise.all([
    lastProbe(deps, reportId),
    deps.api.relays(),
    deps.api.testerQuota(),
  ])
  if (!probe.ok) return probe
  if (!relays.ok) return relays
  // The relay may be gone since; the default then takes its place, as everywhere.
  const relay =
    relays.value.items.find(({ id }) => id === probe.value?.relayId) ??
    relays.value.items.find(({ isDefault }) => isDefault) ??
    null
  const isFree = quota.ok && quota.value.left > 0
  const retest = {
    relay: relay && { id: relay.id, name: relay.name },
    tab: relay?.canSend && isFree ? await freshTab() : null,
    quota: quota.ok ? quota.value : null,
  }
  return { ok: true, value: { probe: probe.value, retest } }
}

/** How the last test can be repeated right now. */
export const readRetest = async (deps: Deps, reportId: string | null): Promise<Reply<Retest>> => {
  const known = await look(deps, reportId)
  return known.ok ? { ok: true, value: known.value.retest } : known
}

const toFront = async ({ tabId }: TesterTab): Promise<void> => {
  const tab = await browser.tabs.update(tabId, { active: true })
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
}

/**
 * Sends the message of the last test again, to the address on the tester’s open page. Without such a page it opens one,
 * with the same relay chosen, and answers null.
 */
export const beginRetest = async (
  deps: Deps,
  reportId: string | null,
  idempotencyKey: string,
): Promise<Reply<{ probe: ToldProbe | null }>> => {
  const known = await look(deps, reportId)
  if (!known.ok) return known
  const { relay, tab } = known.value.retest
  if (relay) await lastRelayItem.setValue(relay.id)
  if (!relay || !tab?.address) {
    await browser.tabs.create({ url: TESTER_URL })
    return { ok: true, value: { probe: null } }
  }
  const message = {
    relayId: relay.id,
    address: tab.address,
    locale: await uiLocaleOf(),
    ownMessageId: known.value.probe?.ownMessageId ?? null,
  }
  const reply = await deps.api.createProbe(message, idempotencyKey)
  if (!reply.ok) return reply
  await adoptProbe(deps, reply.value)
  await toFront(tab)
  return { ok: true, value: { probe: await tellProbe(reply.value) } }
}
