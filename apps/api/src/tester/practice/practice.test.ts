import { expect, it, onTestFinished } from 'vitest'
import type { Environment } from '../../config.ts'
import { createTestDeps } from '../../fixtures/test-deps.ts'
import { createTestApp } from '../../fixtures/test-app.ts'
import { createProbing } from '../../probes/probing.ts'
import { findProbe, probeOf } from '../../probes/probe.ts'
import { createStartProbe } from '../../probes/start-probe.ts'
import { knownAddresses } from '../../recipients/known-addresses.ts'
import { findRelay, findRelayByName, listRelays } from '../../relays/find-relay.ts'
import { storedReport } from '../../reports/stored-report.ts'
import { sourceOfResult } from '../results/stored-result.ts'
import { createTesting } from '../testing.ts'

/** A machine without a network: nobody answers at this name server, and no private host may be connected to. */
const ALONE = { BIENRECU_TESTER_SMTP_PORT: '0', BIENRECU_DNS: '127.0.0.1:1' }

const scene = async (env: Environment = {}) => {
  const deps = await createTestDeps({ ...ALONE, ...env })
  const probing = createProbing(deps, { role: 'server' })
  const testing = createTesting(deps, probing)
  await testing.start()
  onTestFinished(async () => {
    await probing.close()
    await testing.close()
  })
  if (testing.services === null) throw new Error('the tester is off')
  return { deps, probing, testing, ...testing.services }
}

type Scene = Awaited<ReturnType<typeof scene>>

const practise = async ({ startPracticeProbe, watchResult, probing }: Scene) => {
  const { probe, address } = startPracticeProbe('fr', null)
  const result = await watchResult(address.token, new AbortController().signal, 30_000)
  await probing.runs.idle()
  if (result?.judgement == null) throw new Error(`no judgement: ${result?.state}`)
  return { probe, address, result, judgement: result.judgement }
}

it('a newcomer without credentials or network reads a real report, with one thing to repair', async () => {
  const all = await scene()
  const { probe, judgement, result } = await practise(all)
  expect(judgement).toMatchObject({ isPractice: true, isDnsMissing: false, origin: 'received' })
  expect(judgement.authentication).toMatchObject({
    spf: { result: 'pass', aligned: true },
    dkim: [{ result: 'pass', aligned: true, domain: 'practice.bienrecu.localhost', bits: 2048 }],
    dmarc: { result: 'none' },
  })
  const costly = judgement.findings.filter(({ points }) => points < 0)
  expect(costly).toMatchObject([{ checkId: 'dmarc/missing', points: -1 }])
  expect(judgement.findings.filter(({ status }) => status === 'error')).toEqual([])
  const { state, report } = probeOf(all.database, findProbe(all.database, probe.id))
  expect(state).toBe('reported')
  expect(report).toMatchObject({ score: judgement.score, id: result.reportId })
  expect(storedReport(all.database, result.reportId ?? '').report).toMatchObject({
    tester: 'bienrecu',
    source: 'judged',
    language: 'fr',
  })
})

it('the message is a quote in the language of the newcomer, and carries nothing of this machine', async () => {
  const all = await scene()
  const { result, judgement } = await practise(all)
  expect(judgement.message).toMatchObject({
    from: expect.stringContaining('Votre entreprise'),
    subject: expect.stringMatching(/^Devis /),
    hasText: true,
    hasHtml: true,
  })
  const source = Buffer.from(sourceOfResult(all.database, result.id)).toString('latin1')
  expect(source).toMatch(/^DKIM-Signature: .*d=practice\.bienrecu\.localhost/s)
  expect(source).not.toMatch(/^Received:/m)
})

it('the practice relay is in no list, has no name that leads to it, and is nobody’s address', async () => {
  const all = await scene()
  const { probe } = await practise(all)
  const { database, deps, probing, testing } = all
  expect(listRelays(database)).toEqual([])
  expect(() => findRelay(database, probe.relayId ?? '')).toThrow('relay-not-found')
  expect(() => findRelayByName(database, 'Bien reçu')).toThrow('relay-not-found')
  expect(knownAddresses(database).ownAddresses).toEqual([])
  const { request } = createTestApp(deps, [...probing.features, ...testing.features])
  expect(await (await request('/v1/relays')).json()).toMatchObject({ items: [] })
  for (const method of ['GET', 'DELETE'])
    expect((await request(`/v1/relays/${probe.relayId}`, { method })).status).toBe(404)
})

it('sends to our own tester alone', async () => {
  const all = await scene({ BIENRECU_ALLOWED_RECIPIENTS: 'bob@example.org' })
  const { probe } = await practise(all)
  const startProbe = createStartProbe({ ...all.deps, ...all.probing })
  const request = { relayId: probe.relayId ?? '', locale: 'en', overQuota: false, ownMessageId: null } as const
  const caller = { deviceId: null, idempotencyKey: crypto.randomUUID() }
  for (const address of ['bob@example.org', 'test-1@srv1.mail-tester.com', 'test-1@bienrecu.localhost'])
    expect(() => startProbe({ ...request, address }, caller)).toThrow('recipient-not-allowed')
  expect(startProbe({ ...request, address: all.issueAddress().address }, caller).isNew).toBe(true)
})

it('keeps its key sealed, and signs with the same one the next time', async () => {
  const all = await scene()
  await practise(all)
  const { sql, first } = all.database
  const sealed = first(sql.selectFrom('relays').select('password_sealed'))?.password_sealed
  expect(sealed).toMatch(/^v1\./)
  const { judgement } = await practise(all)
  expect(judgement.authentication.dkim[0]?.result).toBe('pass')
  expect(first(sql.selectFrom('relays').select('password_sealed'))?.password_sealed).toBe(sealed)
})
