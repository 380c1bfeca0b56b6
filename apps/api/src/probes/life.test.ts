import type { ProbeStepName } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { testerReport } from '../fixtures/tester-report.ts'
import type { PeerConnection } from '../smtp/fixtures/scripted-peer.ts'
import { createExpireWaiting } from './expire-waiting.ts'
import { createProbeLab, type LabOptions, type ProbeLab } from './fixtures/probe-lab.ts'
import { createProbeClaims, LEASE } from './probe-claims.ts'
import { createRecoverProbes } from './recover-probes.ts'

const silence = () => new Promise<never>(() => undefined)
const storeReport = (lab: ProbeLab) => lab.request('/v1/reports', { body: { report: testerReport() } })

describe('the wait for the result', () => {
  const expired = async () => {
    const lab = await createProbeLab({ env: { BIENRECU_RESULT_WAIT_SECONDS: '60' } })
    const { id } = await lab.send()
    const expireWaiting = createExpireWaiting({ ...lab.deps, journal: lab.probing.journal })
    return { lab, id, expireWaiting }
  }

  it('ends at the deadline, not before, and once', async () => {
    const { lab, id, expireWaiting } = await expired()
    lab.deps.advance(59_999)
    expireWaiting()
    expect(lab.probe(id).state).toBe('waiting')
    lab.deps.advance(1)
    expireWaiting()
    expireWaiting()
    expect(lab.probe(id)).toMatchObject({ state: 'failed', code: 'result-not-received' })
    expect(lab.steps(id).filter((step) => step === 'failed')).toHaveLength(1)
  })

  it('and a result that comes later still settles it', async () => {
    const { lab, id, expireWaiting } = await expired()
    lab.deps.advance(60_000)
    expireWaiting()
    await storeReport(lab)
    expect(lab.probe(id)).toMatchObject({ state: 'reported', code: null, report: { score: 9.5 } })
  })

  it('ends at once when the result is quicker than the relay’s own answer', async () => {
    const answers: (() => void)[] = []
    const body = (connection: PeerConnection) => void answers.push(() => connection.say('250 queued'))
    const lab = await createProbeLab({ script: { body } })
    const { body: created } = await lab.post()
    const id = String(Reflect.get(Object(created), 'id'))
    await expect.poll(() => answers.length).toBe(1)
    await storeReport(lab)
    answers[0]?.()
    await lab.probing.runs.idle()
    expect(lab.probe(id)).toMatchObject({ state: 'reported', reply: '250 queued', acceptedAt: expect.any(String) })
    expect(lab.steps(id).at(-1)).toBe('reported')
  })

  it('of a probe whose outcome was unknown is settled by the result alone', async () => {
    const lab = await createProbeLab({ script: { body: (connection) => (connection.drop(), false) } })
    const { id } = await lab.send()
    lab.deps.advance(86_400_000)
    createExpireWaiting({ ...lab.deps, journal: lab.probing.journal })()
    expect(lab.probe(id).state).toBe('unknown')
    await storeReport(lab)
    expect(lab.probe(id)).toMatchObject({ state: 'reported', code: null })
  })
})

describe('what a process leaves behind when it dies', () => {
  /** A probe as a dead process left it: at this step, claimed by this worker. */
  const leave = async (step: ProbeStepName, claimedBy: string | null = 'server:former', options?: LabOptions) => {
    const lab = await createProbeLab(options)
    const { id } = await lab.send()
    const { sql, run } = lab.deps.database
    const state = step === 'queued' ? 'queued' : 'connecting'
    const left = {
      step,
      state,
      claimed_by: claimedBy,
      lease_until: lab.deps.now() + LEASE,
      reply: null,
      accepted_at: null,
    }
    run(sql.updateTable('probes').set(left).where('id', '=', id))
    run(sql.deleteFrom('probe_events').where('probe_id', '=', id).where('sequence', '>', 1))
    lab.peer.messages.length = 0
    const recover = createRecoverProbes({ ...lab.deps, ...lab.probing })
    return { lab, id, recover }
  }
  const BEFORE_THE_BODY = ['queued', 'connecting', 'connected', 'tls', 'authenticated', 'envelope'] as const

  it.each(BEFORE_THE_BODY)('at %s is sent again, with the same Message-ID, while it is fresh', async (step) => {
    const { lab, id, recover } = await leave(step)
    const { messageId } = lab.probe(id)
    expect(recover({ isStart: true })).toEqual([id])
    await lab.probing.runs.start(id)
    expect(lab.probe(id)).toMatchObject({ state: 'waiting', messageId })
    expect(lab.peer.messages).toEqual([expect.stringContaining(`Message-ID: ${messageId}`)])
  })

  it.each(BEFORE_THE_BODY)('at %s is given up when nobody expects it any more', async (step) => {
    const { lab, id, recover } = await leave(step)
    lab.deps.advance(2 * 60_000)
    expect(recover({ isStart: true })).toEqual([])
    expect(lab.probe(id)).toMatchObject({ state: 'failed', code: 'interrupted' })
    expect(lab.deps.database.all(lab.deps.database.sql.selectFrom('sends').selectAll())).toEqual([])
  })

  it('in the body is unknown, and never sent again', async () => {
    const { lab, id, recover } = await leave('data')
    expect(recover({ isStart: true })).toEqual([])
    expect(lab.probe(id)).toMatchObject({ state: 'unknown', code: 'outcome-unknown' })
    await lab.probing.runs.start(id)
    expect(recover({ isStart: true })).toEqual([])
    expect(lab.peer.messages).toEqual([])
  })

  it('is not taken from a command that is still alive, but once its lease is over', async () => {
    const { lab, id, recover } = await leave('envelope', 'command:beside')
    expect(recover({ isStart: true })).toEqual([])
    await lab.probing.runs.start(id)
    expect(lab.peer.messages).toEqual([])
    lab.deps.advance(LEASE)
    expect(recover({ isStart: false })).toEqual([id])
  })

  it('is not taken from this very server while it is at it, even when the clock jumps', async () => {
    let goOn = (): void => undefined
    const MAIL = async (connection: PeerConnection) => {
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      connection.say('250 ok')
    }
    const lab = await createProbeLab({ script: { MAIL } })
    const { body } = await lab.post()
    const id = String(Reflect.get(Object(body), 'id'))
    await expect.poll(() => lab.steps(id).at(-1)).toBe('envelope')
    lab.deps.advance(LEASE * 3)
    expect(createRecoverProbes({ ...lab.deps, ...lab.probing })({ isStart: false })).toEqual([])
    const again = lab.probing.runs.start(id)
    goOn()
    await again
    expect(lab.probe(id).state).toBe('waiting')
    expect(lab.peer).toMatchObject({ connections: 1, messages: [expect.any(String)] })
  })

  it('is not sent when sending has been switched off meanwhile', async () => {
    const { lab, id, recover } = await leave('envelope')
    const { deps, probing } = lab
    const config = { ...deps.config, sending: false }
    expect(createRecoverProbes({ ...deps, ...probing, config })({ isStart: true })).toEqual([])
    expect(lab.probe(id)).toMatchObject({ code: 'interrupted' })
    expect(recover({ isStart: true })).toEqual([])
  })
})

describe('two processes on one probe', () => {
  it('cannot both enter the body: a suspended one finds its claim gone', async () => {
    let goOn = (): void => undefined
    const DATA = async (connection: PeerConnection) => {
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      connection.say('354 go ahead')
    }
    const lab = await createProbeLab({ script: { DATA } })
    const { body } = await lab.post()
    const id = String(Reflect.get(Object(body), 'id'))
    await expect.poll(() => lab.peer.lines.at(-1)).toBe('DATA')
    // The other process takes over when the lease is over; the first one wakes up in the middle of its conversation.
    lab.deps.advance(LEASE)
    const other = createProbeClaims(lab.deps.database, lab.deps.now, 'command:other')
    expect(other.claim(id)).toBe(true)
    goOn()
    await lab.probing.runs.idle()
    expect(lab.peer.messages).toEqual([])
    expect(lab.steps(id)).not.toContain('data')
    expect(other.holds(id)).toBe(true)
  })
})

describe('stopping the program', () => {
  it('leaves a message that had not begun to the next start', async () => {
    const lab = await createProbeLab({ script: { MAIL: silence } })
    const { body } = await lab.post()
    const id = String(Reflect.get(Object(body), 'id'))
    await expect.poll(() => lab.steps(id).at(-1)).toBe('envelope')
    await lab.probing.close()
    expect(lab.probe(id)).toMatchObject({ state: 'connecting', code: null })
    expect(createRecoverProbes({ ...lab.deps, ...lab.probing })({ isStart: true })).toEqual([id])
  })

  it('waits a moment for the answer to a message that had begun', async () => {
    let goOn = (): void => undefined
    const body = (connection: PeerConnection) => {
      goOn = () => connection.say('250 queued')
    }
    const lab = await createProbeLab({ script: { body } })
    const { body: created } = await lab.post()
    await expect.poll(() => lab.peer.messages.length).toBe(1)
    const closing = lab.probing.close()
    goOn()
    await closing
    expect(lab.probe(String(Reflect.get(Object(created), 'id'))).state).toBe('waiting')
  })
})

describe('a disk that is full', () => {
  it('stops a message before it begins, not in the middle', async () => {
    const lab = await createProbeLab()
    const { raw } = lab.deps.database
    raw.exec(`CREATE TRIGGER full BEFORE INSERT ON probe_events WHEN NEW.step = 'data'
              BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
    const probe = await lab.send()
    expect(probe).toMatchObject({ state: 'failed' })
    expect(lab.peer.messages).toEqual([])
  })
})
