import { Probe, TesterResult, TesterResultList } from '@bienrecu/shared'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { pairClient } from '../product/api-client.ts'
import { NODE, ROOT } from '../product/root.ts'
import { type RunningProgram, startProgram } from '../servers/child-process.ts'
import { findFreePort } from '../servers/free-port.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'

/** What a newcomer waits at most for a report; how long it really takes is a figure of the bench. */
const PATIENCE = 15_000 // ms

const READY = /^\{"ready".*$(?=\n)/m
const Ready = z.object({ ready: z.literal(true), url: z.url(), pairing: z.string(), tester: z.url() })

let folder: WorkFolder
let api: RunningProgram
afterEach(async () => {
  await api.stop()
  await folder.remove()
})

/** Starts the API on an empty folder, on a machine whose name server does not answer, as `pnpm start` does. */
const startAlone = async (): Promise<z.infer<typeof Ready>> => {
  folder = await createWorkFolder('newcomer')
  const [port, closedPort] = [await findFreePort(), await findFreePort()]
  api = await startProgram({
    program: NODE,
    args: ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/api/dist/main.js')],
    env: {
      BIENRECU_ANNOUNCE: 'json',
      BIENRECU_DATA: join(folder.path, 'data'),
      BIENRECU_SECRET_KEY_FILE: join(folder.path, 'keys', 'secret.key'),
      BIENRECU_PORT: String(port),
      BIENRECU_DNS: `127.0.0.1:${closedPort}`,
    },
    ready: { output: READY },
  })
  return Ready.parse(JSON.parse(READY.exec(api.output())?.[0] ?? ''))
}

it('a newcomer without relay, credentials or network reads a report of their own within seconds', async () => {
  const { pairing, url } = await startAlone()
  const readyAt = Date.now()
  const client = await pairClient(pairing)
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const { id } = Probe.parse(await client.post('/v1/practice-probes', { locale: 'fr' }, key))
  const probe = async () => Probe.parse(await client.get(`/v1/probes/${id}`))
  await expect.poll(async () => (await probe()).state, { timeout: PATIENCE, interval: 50 }).toBe('reported')
  expect(Date.now() - readyAt).toBeLessThan(PATIENCE)

  const { items } = TesterResultList.parse(await client.get('/v1/tester-results'))
  expect(items).toMatchObject([{ origin: 'received', fromDomain: expect.stringMatching(/^practice\./) }])
  const { judgement, reportId } = TesterResult.parse(await client.get(`/v1/tester-results/${items[0]?.id}`))
  expect((await probe()).report).toMatchObject({ id: reportId, score: judgement.score })
  expect(judgement).toMatchObject({
    isPractice: true,
    isDnsMissing: false,
    // One thing is left to repair, so that the report has something to show.
    authentication: { spf: { result: 'pass' }, dkim: [{ result: 'pass', aligned: true }], dmarc: { result: 'none' } },
  })
  const costly = judgement.findings.filter(({ points }) => points < 0).map(({ checkId }) => checkId)
  expect(costly).toEqual(['dmarc/missing'])
  expect(judgement.findings.filter(({ status }) => status === 'error')).toEqual([])
  const { items: relays } = await client.get<{ items: unknown[] }>('/v1/relays')
  expect(relays).toEqual([])
  expect((await fetch(`${url}/v1/meta`)).ok).toBe(true)
})

it('the same on the page alone, without the extension and without script', async () => {
  const { tester } = await startAlone()
  const readyAt = Date.now()
  const home = await fetch(tester)
  expect(await home.text()).toContain('data-testid="practice"')
  const cookie = home.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { origin } = new URL(tester)
  const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', ...(cookie !== '' && { Cookie: cookie }) }
  const sent = await fetch(`${tester}/practice`, { method: 'POST', headers, redirect: 'manual' })
  expect(sent.status).toBe(303)
  const place = new URL(sent.headers.get('location') ?? '', tester)
  expect(place.pathname).toMatch(/^\/t\/[\w-]{43,}$/)
  const page = async () => (await fetch(place, { headers: { 'Accept-Language': 'fr' } })).text()
  await expect.poll(page, { timeout: PATIENCE, interval: 50 }).toContain('data-testid="score"')
  expect(Date.now() - readyAt).toBeLessThan(PATIENCE)
  expect(await page()).toContain('data-check-id="dmarc/missing"')
})
