import { StartedOAuth } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createSignInLab, type ProviderAnswer, refuse, TOKENS } from './fixtures/sign-in-lab.ts'

const DEVICE = {
  device_code: 'canary-device-5e2a',
  user_code: 'ABCD-EFGH',
  verification_uri: 'https://login.example.org/device',
  expires_in: 900,
  interval: 5,
}

const started = async (...answers: ProviderAnswer[]) => {
  const lab = await createSignInLab()
  lab.provider.answers(DEVICE)
  const response = await lab.request(lab.oauth, { body: { provider: 'microsoft', flow: 'device' } })
  const start = StartedOAuth.parse(await response.json())
  lab.provider.requests.length = 0
  lab.provider.answers(...answers)
  const poll = async (seconds: number) => {
    lab.deps.advance(seconds * 1_000)
    await lab.signingIn.pollDevices(lab.deps.stopping)
    return lab.provider.requests.length
  }
  return { lab, start, poll }
}

describe('a sign-in by code', () => {
  it('shows the code and where to type it, never what it is redeemed with', async () => {
    const { lab, start } = await started(TOKENS)
    expect(start).toMatchObject({ userCode: 'ABCD-EFGH', verificationUrl: 'https://login.example.org/device' })
    const { database } = lab.deps
    const rows = JSON.stringify(database.all(database.sql.selectFrom('sign_in_requests').selectAll()))
    expect(rows).not.toContain(DEVICE.device_code)
  })

  it('is asked about no faster than the provider wants, until somebody has typed it', async () => {
    const { lab, poll } = await started(refuse('authorization_pending'), refuse('authorization_pending'), TOKENS)
    expect(await poll(4)).toBe(0)
    expect(await poll(1)).toBe(1)
    expect(await poll(1)).toBe(1)
    expect(await poll(4)).toBe(2)
    expect(await poll(5)).toBe(3)
    expect(await lab.state()).toMatchObject({ state: 'connected' })
    expect(await poll(60)).toBe(3)
  })

  it('slows down by five seconds when told to (RFC 8628 §3.5)', async () => {
    const { poll } = await started(refuse('slow_down'))
    expect(await poll(5)).toBe(1)
    expect(await poll(9)).toBe(1)
    expect(await poll(1)).toBe(2)
  })

  it('is asked about once, by whichever process comes first', async () => {
    const { lab, poll } = await started(refuse('authorization_pending'))
    lab.deps.advance(5_000)
    await Promise.all([lab.signingIn.pollDevices(lab.deps.stopping), poll(0)])
    expect(lab.provider.requests).toHaveLength(1)
  })

  it.each([
    ['access_denied', 'refused', 'sign-in-refused'],
    ['authorization_declined', 'refused', 'sign-in-refused'],
    ['consent_required', 'consent-needed', 'sign-in-consent-needed'],
    ['expired_token', 'not-connected', null],
  ])('ends with %s', async (error, state, code) => {
    const { lab, poll } = await started(refuse(error))
    expect(await poll(5)).toBe(1)
    expect(await lab.state()).toMatchObject({ state, code })
    expect(await poll(60)).toBe(1)
  })

  it('goes on when the provider is out of order for a while', async () => {
    const { lab, poll } = await started(refuse('server_error', '', 503), TOKENS)
    await poll(5)
    expect(await lab.state()).toMatchObject({ state: 'signing-in' })
    await poll(15)
    expect(await lab.state()).toMatchObject({ state: 'connected' })
  })

  it('ends after ten minutes, whatever the provider allows', async () => {
    const { lab, poll } = await started(refuse('authorization_pending'))
    expect(await poll(600)).toBe(0)
    expect(await lab.state()).toMatchObject({ state: 'not-connected' })
  })

  it.each([
    ['an address that is no web page', { verification_uri: 'javascript:alert(1)' }],
    ['an address in clear', { verification_uri: 'http://login.example.org/' }],
    ['a code with a line break', { user_code: 'A\r\nB' }],
  ])('does not begin with %s', async (_name, fault) => {
    const lab = await createSignInLab()
    lab.provider.answers({ ...DEVICE, ...fault })
    const answer = await lab.request(lab.oauth, { body: { provider: 'microsoft', flow: 'device' } })
    expect(await answer.json()).toMatchObject({ code: 'sign-in-unavailable' })
  })

  it('takes the address by the name Google gives it', async () => {
    const lab = await createSignInLab()
    const { verification_uri: page, ...device } = DEVICE
    lab.provider.answers({ ...device, verification_url: page })
    const answer = await lab.request(lab.oauth, { body: { provider: 'microsoft', flow: 'device' } })
    expect(await answer.json()).toMatchObject({ verificationUrl: page })
  })
})
