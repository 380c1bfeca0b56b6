import type { ErrorCode, ProbeEvent, ProbeStepName } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { shownSteps } from './steps.ts'

const CREATED = Date.parse('2026-11-21T10:00:00.000Z')

const event = (step: ProbeStepName, index: number, code: ErrorCode | null = null): ProbeEvent => ({
  sequence: index + 1,
  step,
  state: 'connecting',
  at: new Date(CREATED + index * 100).toISOString(),
  facts: step === 'tls' ? { tlsProtocol: 'TLSv1.3' } : {},
  code,
  params: {},
})

const probe = (steps: ProbeStepName[], code: ErrorCode | null = null) => ({
  createdAt: new Date(CREATED).toISOString(),
  events: steps.map((step, index) => event(step, index, step === 'failed' ? code : null)),
})

const outline = (steps: ProbeStepName[], code: ErrorCode | null = null) =>
  shownSteps(probe(steps, code)).map(({ name, state }) => `${name} ${state}`)

describe('the steps of a probe', () => {
  it('are all to come but the first, right after the click', () => {
    expect(outline(['queued'])).toEqual([
      'queued done',
      'connecting current',
      'tls upcoming',
      'authenticated upcoming',
      'accepted upcoming',
      'waiting upcoming',
      'reported upcoming',
    ])
  })

  it('go on to the next as each is done', () => {
    expect(outline(['queued', 'connecting', 'connected', 'tls'])).toEqual([
      'queued done',
      'connecting done',
      'tls done',
      'authenticated current',
      'accepted upcoming',
      'waiting upcoming',
      'reported upcoming',
    ])
  })

  it('leave out TLS and authentication for a relay that has neither', () => {
    expect(outline(['queued', 'connecting', 'connected', 'envelope', 'data'])).toEqual([
      'queued done',
      'connecting done',
      'accepted current',
      'waiting upcoming',
      'reported upcoming',
    ])
  })

  it('stop where the relay said no', () => {
    expect(outline(['queued', 'connecting', 'connected', 'tls', 'failed'], 'smtp-auth-failed')).toEqual([
      'queued done',
      'connecting done',
      'tls done',
      'authenticated failed',
      'accepted upcoming',
      'waiting upcoming',
      'reported upcoming',
    ])
  })

  it('do not blame TLS when a relay in clear refuses the password', () => {
    expect(outline(['queued', 'connecting', 'connected', 'failed'], 'smtp-auth-failed')).toEqual([
      'queued done',
      'connecting done',
      'authenticated failed',
      'accepted upcoming',
      'waiting upcoming',
      'reported upcoming',
    ])
  })

  it('fail at the wait when the message was accepted and never arrived', () => {
    expect(outline(['queued', 'connected', 'tls', 'data', 'accepted', 'waiting', 'failed'])).toContain('waiting failed')
  })

  it('show doubt at the hand-over, and go on waiting, when the outcome is unknown', () => {
    expect(outline(['queued', 'connecting', 'connected', 'tls', 'authenticated', 'data', 'unknown'])).toEqual([
      'queued done',
      'connecting done',
      'tls done',
      'authenticated done',
      'accepted doubtful',
      'waiting current',
      'reported upcoming',
    ])
  })

  it('are all done once the report is there, even after doubt', () => {
    const states = shownSteps(probe(['queued', 'connected', 'tls', 'data', 'unknown', 'reported'])).map((s) => s.state)
    expect(new Set(states)).toEqual(new Set(['done']))
  })

  it('carry their time since the click and what was seen', () => {
    const tls = shownSteps(probe(['queued', 'connecting', 'connected', 'tls'])).find(({ name }) => name === 'tls')
    expect(tls).toMatchObject({ elapsed: 300, facts: { tlsProtocol: 'TLSv1.3' } })
  })
})
