import { ProbeEvent } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { testerReport } from '../fixtures/tester-report.ts'
import { createProbeLab, type ProbeLab } from './fixtures/probe-lab.ts'
import { createProbeJournal } from './probe-journal.ts'
import { createWatchProbe } from './watch-probe.ts'

const parse = (text: string): ProbeEvent[] =>
  text
    .split('\n\n')
    .filter((block) => block.includes('event: step'))
    .map((block) => {
      const event = ProbeEvent.parse(JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? ''))
      expect(block).toContain(`id: ${event.sequence}\n`)
      return event
    })

/** Reads until `enough`, or to the end of the stream. */
const follow = async (response: Response, enough: (events: ProbeEvent[]) => boolean = () => false) => {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {}
    text += decoder.decode(value, { stream: true })
    const events = parse(text)
    if (!done && !enough(events)) continue
    await reader?.cancel()
    return { events, isEnded: done, text }
  }
}
const steps = (events: readonly ProbeEvent[]) => events.map(({ step }) => step)
const isWaiting = (events: readonly ProbeEvent[]) => events.at(-1)?.step === 'waiting'
const storeReport = (lab: ProbeLab) => lab.request('/v1/reports', { body: { report: testerReport() } })
const ALL = ['queued', 'connecting', 'connected', 'authenticated', 'envelope', 'data', 'accepted', 'waiting']

describe('the events of a probe', () => {
  it('come as they happen, and end with the result', async () => {
    const lab = await createProbeLab()
    const { body } = await lab.post()
    const response = await lab.request(`/v1/probes/${String(Reflect.get(Object(body), 'id'))}/events`)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const following = follow(response)
    await lab.probing.runs.idle()
    await storeReport(lab)
    const { events, isEnded } = await following
    expect(steps(events)).toEqual([...ALL, 'reported'])
    expect(isEnded).toBe(true)
  })

  it('can be taken up after any of them, by Last-Event-ID or in the address, without a gap or a repetition', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    await storeReport(lab)
    const whole = await follow(await lab.request(`/v1/probes/${id}/events`))
    for (const { sequence } of whole.events) {
      const rest = whole.events.slice(sequence)
      const byHeader = await lab.request(`/v1/probes/${id}/events`, { headers: { 'Last-Event-ID': String(sequence) } })
      expect((await follow(byHeader)).events).toEqual(rest)
      const byQuery = await lab.request(`/v1/probes/${id}/events?after=${sequence}`)
      expect((await follow(byQuery)).events).toEqual(rest)
    }
  })

  it('can be taken up while the probe is under way', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    const first = await follow(await lab.request(`/v1/probes/${id}/events`), isWaiting)
    expect(first.isEnded).toBe(false)
    const second = follow(await lab.request(`/v1/probes/${id}/events?after=${first.events.length}`))
    await storeReport(lab)
    expect(steps((await second).events)).toEqual(['reported'])
  })

  it('begin anew for an id that is not one of ours', async () => {
    const lab = await createProbeLab({ script: { AUTH: '535 no' } })
    const { id } = await lab.send()
    for (const header of ['', 'x', '-1', '1.5', '1e999']) {
      const response = await lab.request(`/v1/probes/${id}/events`, { headers: { 'Last-Event-ID': header } })
      expect(steps((await follow(response)).events)).toEqual(['queued', 'connecting', 'connected', 'failed'])
    }
  })

  it('end with a failure, an unknown outcome, and an acceptance that nobody will tell more about', async () => {
    const failing = await createProbeLab({ script: { AUTH: '535 no' } })
    const doubtful = await createProbeLab({ script: { body: (connection) => (connection.drop(), false) } })
    const toOneself = await createProbeLab()
    for (const [lab, change, last] of [
      [failing, {}, 'failed'],
      [doubtful, {}, 'unknown'],
      [toOneself, { address: 'isabelle@example.org' }, 'accepted'],
    ] as const) {
      const { id } = await lab.send(change)
      const { events, isEnded } = await follow(await lab.request(`/v1/probes/${id}/events`))
      expect({ last: events.at(-1)?.step, isEnded }).toEqual({ last, isEnded: true })
    }
  })

  it('of another process are seen too', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    const following = follow(await lab.request(`/v1/probes/${id}/events?after=${ALL.length}`))
    // Another journal on the same database is what another process is to this one: nobody here is told.
    const elsewhere = createProbeJournal(lab.deps.database, lab.deps.now)
    elsewhere.record(id, { step: 'failed', state: 'failed', code: 'result-not-received' })
    expect(steps((await following).events)).toEqual(['failed'])
  })

  it('end when the server stops', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    const watchProbe = createWatchProbe({ ...lab.deps, journal: lab.probing.journal })
    const stopping = new AbortController()
    const events: ProbeEvent[] = []
    for await (const event of watchProbe({ probeId: id, after: 0, signal: stopping.signal })) {
      events.push(event)
      if (isWaiting(events)) stopping.abort()
    }
    expect(steps(events)).toEqual(ALL)
  })

  it('end when the device that reads them is unpaired: what happens then is not told to it', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    const following = follow(await lab.request(`/v1/probes/${id}/events?after=${ALL.length}`))
    await lab.request('/v1/devices/current', { method: 'DELETE' })
    const elsewhere = createProbeJournal(lab.deps.database, lab.deps.now)
    elsewhere.record(id, { step: 'failed', state: 'failed', code: 'result-not-received' })
    expect(await following).toMatchObject({ events: [], isEnded: true })
  })

  it('end when the probe is deleted', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    const following = follow(await lab.request(`/v1/probes/${id}/events?after=${ALL.length}`))
    expect((await lab.request(`/v1/probes/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await following).toMatchObject({ events: [], isEnded: true })
  })

  it('are read by one device sixteen times at once: the oldest reading gives way', async () => {
    const lab = await createProbeLab()
    const { id } = await lab.send()
    const open = async () => follow(await lab.request(`/v1/probes/${id}/events?after=${ALL.length}`))
    const readings: ReturnType<typeof follow>[] = []
    for (let count = 0; count < 17; count++) readings.push(open())
    expect(await Promise.race(readings.map(async (reading, index) => (await reading, index)))).toBe(0)
    await storeReport(lab)
    const rest = await Promise.all(readings.slice(1))
    expect(rest.every(({ events }) => steps(events).join() === 'reported')).toBe(true)
  })

  it('of an unknown probe are not found', async () => {
    const lab = await createProbeLab()
    expect((await lab.request(`/v1/probes/${crypto.randomUUID()}/events`)).status).toBe(404)
  })
})
