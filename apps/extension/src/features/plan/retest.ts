import type { CreateProbe, Probe, Reply, TesterId } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import type { PanelTester, Retest, TesterTab, ToldProbe } from '../../messaging/answers.ts'
import { lastRelayItem, settingsItem } from '../../storage/items.ts'
import type { Services } from '../background/services.ts'
import { followTest } from '../own-tester/follow-test.ts'
import { startDirectTest } from '../own-tester/start-direct-test.ts'
import { readPanelTesters } from '../panel/panel-testers.ts'
import { adoptProbe } from '../sending/adopt-probe.ts'
import { followedProbes } from '../sending/followed-probes.ts'
import { tellProbe, uiLocaleOf } from '../session/session.ts'
import { patternOf, testerHosts } from '../testers/tester-hosts.ts'
import { testerNameIn } from '../testers/tester-name.ts'
import { testerOf } from '../testers/tester-of.ts'
import { readTesterTab } from '../testers/tester-tabs.ts'

const TESTER_URL = 'https://www.mail-tester.com/'

type Deps = Pick<Services, 'api' | 'book' | 'follower' | 'starter' | 'now'>

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

// Which tester a test went to is known from its report; of one without, from its address.
const testerOfLast = async ({ api }: Pick<Deps, 'api'>, probe: Probe | null): Promise<TesterId> => {
  if (!probe) return 'mail-tester'
  const report = probe.report && (await api.report(probe.report.id))
  return report?.ok ? report.value.report.tester : testerOf(probe.address)
}

/** Where the repeated test goes: the tester of the settings, as long as the API knows it, or that of the last test. */
const chooseTester = async (deps: Deps, probe: Probe | null, testers: readonly PanelTester[]): Promise<TesterId> => {
  const { defaultTester } = await settingsItem.getValue()
  const wanted = defaultTester === 'same' ? await testerOfLast(deps, probe) : defaultTester
  return testers.some(({ id }) => id === wanted) ? wanted : 'mail-tester'
}

const look = async (deps: Deps, reportId: string | null): Promise<Reply<Known>> => {
  const [probe, relays, quota, testers] = await Promise.all([
    lastProbe(deps, reportId),
    deps.api.relays(),
    deps.api.testerQuota(),
    readPanelTesters(deps.api),
  ])
  if (!probe.ok) return probe
  if (!relays.ok) return relays
  const tester = await chooseTester(deps, probe.value, testers)
  const known = relays.value.items.find(({ id }) => id === probe.value?.relayId)
  // The practice relay is in no list. What it sent once, to our own tester, it sends again.
  const isPractice = tester === 'bienrecu' && !known && (probe.value?.relayId ?? null) !== null
  // The relay may be gone since; the default then takes its place, as everywhere.
  const relay = isPractice ? null : (known ?? relays.value.items.find(({ isDefault }) => isDefault) ?? null)
  const isFree = quota.ok && quota.value.left > 0
  const retest = {
    relay: relay && { id: relay.id, name: relay.name },
    tester,
    testerName: testerNameIn(await uiLocaleOf())(tester),
    isDirect: tester !== 'mail-tester' && (isPractice || relay?.canSend === true),
    isPractice,
    tab: tester === 'mail-tester' && relay?.canSend && isFree ? await freshTab() : null,
    quota: quota.ok && tester === 'mail-tester' ? quota.value : null,
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

const begun = async (reply: Reply<Probe>): Promise<Reply<{ probe: ToldProbe | null }>> =>
  reply.ok ? { ok: true, value: { probe: await tellProbe(reply.value) } } : reply

/** To a tester that gives its addresses: nothing has to be open. */
const beginDirectly = async (deps: Deps, known: Known, idempotencyKey: string): Promise<Reply<Probe>> => {
  const { tester, relay } = known.retest
  if (!relay || tester === 'mail-tester')
    return startDirectTest(deps, { tester: 'bienrecu', relayId: null, idempotencyKey })
  const issued = await deps.api.createTesterAddress({ tester })
  if (!issued.ok) return issued
  const message = await messageTo(issued.value.address, relay.id, known)
  const reply = await deps.api.createProbe(message, idempotencyKey)
  if (reply.ok) await followTest(deps, reply.value)
  return reply
}

const messageTo = async (address: string, relayId: string, { probe }: Known): Promise<CreateProbe> => ({
  relayId,
  address,
  locale: await uiLocaleOf(),
  overQuota: false,
  ownMessageId: probe?.ownMessageId ?? null,
})

/**
 * Sends the message of the last test again: to a fresh address of a tester that gives them, or to the address on the open
 * page of mail-tester. Without such a page it opens one, with the same relay chosen, and answers null.
 */
export const beginRetest = async (
  deps: Deps,
  reportId: string | null,
  idempotencyKey: string,
): Promise<Reply<{ probe: ToldProbe | null }>> => {
  const known = await look(deps, reportId)
  if (!known.ok) return known
  const { relay, tab, isDirect } = known.value.retest
  if (relay) await lastRelayItem.setValue(relay.id)
  if (isDirect) return begun(await beginDirectly(deps, known.value, idempotencyKey))
  if (!relay || !tab?.address) {
    await browser.tabs.create({ url: TESTER_URL })
    return { ok: true, value: { probe: null } }
  }
  const reply = await deps.api.createProbe(await messageTo(tab.address, relay.id, known.value), idempotencyKey)
  if (!reply.ok) return reply
  await adoptProbe(deps, reply.value)
  await toFront(tab)
  return begun(reply)
}
