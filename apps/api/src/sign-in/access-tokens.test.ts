import { describe, expect, it } from 'vitest'
import { Secret } from '../secrets/secret.ts'
import { ACCESS, createSignInLab, refuse, REFRESH, TOKENS } from './fixtures/sign-in-lab.ts'

const RENEWED = { access_token: 'canary-access-new', refresh_token: 'canary-refresh-new', token_type: 'Bearer' }

const connected = async () => {
  const lab = await createSignInLab()
  await lab.connect()
  lab.provider.requests.length = 0
  return lab
}

describe('an access token', () => {
  it('is used until it is about to expire, then renewed', async () => {
    const lab = await connected()
    lab.provider.answers({ ...RENEWED, expires_in: 3600 })
    lab.deps.advance(3_400_000)
    expect(await lab.token()).toBe(ACCESS)
    lab.deps.advance(100_000)
    expect(await lab.token()).toBe(RENEWED.access_token)
    expect(lab.provider.requests.map(({ form }) => form)).toMatchObject([
      { grant_type: 'refresh_token', refresh_token: REFRESH },
    ])
  })

  it('is renewed once, however many want it', async () => {
    const lab = await connected()
    lab.provider.answers({ ...RENEWED, expires_in: 3600 })
    lab.deps.advance(3_600_000)
    const tokens = await Promise.all([lab.token(), lab.token(), lab.token()])
    expect(new Set(tokens)).toEqual(new Set([RENEWED.access_token]))
    expect(lab.provider.requests).toHaveLength(1)
  })

  it('is renewed with the refresh token that came last (RFC 6749 §6)', async () => {
    const lab = await connected()
    lab.provider.answers({ ...RENEWED, expires_in: 3600 }, { access_token: 'third', token_type: 'Bearer' })
    lab.deps.advance(3_600_000)
    await lab.token()
    lab.deps.advance(3_600_000)
    expect(await lab.token()).toBe('third')
    expect(lab.provider.requests.map(({ form }) => form['refresh_token'])).toEqual([REFRESH, RENEWED.refresh_token])
  })

  it('is not given to a server that is not the provider’s', async () => {
    const lab = await createSignInLab({
      relay: { host: 'smtp.office365.com' },
      env: { BIENRECU_OAUTH_MICROSOFT_CLIENT_ID: 'client-1' },
    })
    await lab.begin()
    const server = { host: 'imap.evil.example', security: 'tls' as const }
    const token = lab.signingIn.accessTokens.for(lab.relayId, server, lab.deps.stopping)
    await expect(token).rejects.toMatchObject({ code: 'sign-in-host-unknown' })
  })

  it('is renewed before its time when its server refused it', async () => {
    const lab = await connected()
    lab.provider.answers({ ...RENEWED, expires_in: 3600 })
    const server = { host: 'smtp.example.org', security: 'starttls' as const }
    const { accessTokens } = lab.signingIn
    const renewed = await accessTokens.renew(lab.relayId, server, new Secret(ACCESS), lab.deps.stopping)
    expect(renewed.token.reveal()).toBe(RENEWED.access_token)
  })
})

describe('a refresh that is refused', () => {
  it.each([
    ['invalid_grant', 'AADSTS50173: revoked', 'sign-in-revoked', 'revoked'],
    ['invalid_grant', 'AADSTS700082: inactive for 90 days', 'sign-in-expired', 'expired'],
    ['invalid_grant', '', 'sign-in-revoked', 'revoked'],
    ['interaction_required', 'AADSTS50076: multi-factor', 'sign-in-expired', 'expired'],
  ])('ends the sign-in: %s (%s) is %s', async (error, description, code, state) => {
    const lab = await connected()
    lab.deps.advance(3_600_000)
    lab.provider.answers(refuse(error, description))
    await expect(lab.token()).rejects.toMatchObject({ code })
    expect(await lab.state()).toMatchObject({ state, code })
    await expect(lab.token()).rejects.toMatchObject({ code })
    expect(lab.provider.requests).toHaveLength(1)
  })

  it('for want of an administrator’s consent may succeed once there is one', async () => {
    const lab = await connected()
    lab.deps.advance(3_600_000)
    lab.provider.answers(refuse('invalid_grant', 'AADSTS65001: no consent'), { ...RENEWED, expires_in: 3600 })
    await expect(lab.token()).rejects.toMatchObject({ code: 'sign-in-consent-needed' })
    expect(await lab.state()).toMatchObject({ state: 'consent-needed' })
    expect(await lab.token()).toBe(RENEWED.access_token)
    expect(await lab.state()).toMatchObject({ state: 'connected', code: null })
  })

  it.each([
    ['a provider out of order', refuse('server_error', '', 503), 'sign-in-unavailable'],
    ['an application that is not accepted', refuse('invalid_client', 'AADSTS7000222', 401), 'sign-in-client-refused'],
  ])('by %s changes nothing', async (_name, answer, code) => {
    const lab = await connected()
    lab.deps.advance(3_600_000)
    lab.provider.answers(answer, { ...RENEWED, expires_in: 3600 })
    await expect(lab.token()).rejects.toMatchObject({ code })
    expect(await lab.state()).toMatchObject({ state: 'connected' })
    expect(await lab.token()).toBe(RENEWED.access_token)
  })

  it('never happens because somebody gave up waiting: a token that was replaced would be lost', async () => {
    const lab = await connected()
    lab.deps.advance(3_600_000)
    lab.provider.answers({ ...RENEWED, expires_in: 3600 })
    const stop = new AbortController()
    const server = { host: 'smtp.example.org', security: 'starttls' as const }
    const given = lab.signingIn.accessTokens.for(lab.relayId, server, stop.signal)
    stop.abort()
    await expect(given).rejects.toMatchObject({ code: 'cancelled' })
    expect(await lab.token()).toBe(RENEWED.access_token)
    expect(lab.provider.requests).toHaveLength(1)
  })
})

describe('a sign-in without a refresh token', () => {
  it('is good for as long as its access token', async () => {
    const lab = await createSignInLab()
    const { refresh_token: _none, ...tokens } = TOKENS
    await lab.connect(tokens)
    expect(await lab.token()).toBe(ACCESS)
    lab.deps.advance(3_600_000)
    await expect(lab.token()).rejects.toMatchObject({ code: 'sign-in-missing' })
  })
})
