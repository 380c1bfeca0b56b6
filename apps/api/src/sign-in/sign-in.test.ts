import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { ACCESS, createSignInLab, idTokenOf, refuse, REFRESH, TOKENS, USERNAME } from './fixtures/sign-in-lab.ts'

const rowsOf = ({ deps: { database } }: Awaited<ReturnType<typeof createSignInLab>>) =>
  JSON.stringify([
    database.all(database.sql.selectFrom('sign_in_requests').selectAll()),
    database.all(database.sql.selectFrom('relay_sign_ins').selectAll()),
  ])

describe('the address to open', () => {
  it('carries a state and the challenge of a verifier, neither of which is kept in clear', async () => {
    const lab = await createSignInLab()
    const { searchParams } = await lab.begin()
    const state = searchParams.get('state') ?? ''
    expect(state).toHaveLength(43)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'client-1',
      response_type: 'code',
      redirect_uri: 'http://localhost:2436/oauth/callback',
      code_challenge_method: 'S256',
      login_hint: USERNAME,
    })
    expect(rowsOf(lab)).not.toContain(state)
    expect(await lab.state()).toMatchObject({ state: 'signing-in' })

    lab.provider.answers(TOKENS)
    await lab.comeBack({ state, code: 'code-1' })
    const [{ form, path } = { form: {}, path: '' }] = lab.provider.requests
    expect(path).toBe('/common/oauth2/v2.0/token')
    expect(form).toMatchObject({ grant_type: 'authorization_code', code: 'code-1', client_id: 'client-1' })
    const verifier = form['code_verifier'] ?? ''
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(searchParams.get('code_challenge'))
    expect(form).not.toHaveProperty('client_secret')
  })

  it('is refused for a provider that nobody has set up', async () => {
    const lab = await createSignInLab()
    const answer = await lab.request(lab.oauth, { body: { provider: 'google', flow: 'browser' } })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ code: 'sign-in-not-configured' })
  })

  it.each([
    ['a server that is not the provider’s', { host: 'smtp.evil.example' }],
    ['the provider’s own server without encryption', { host: 'smtp.office365.com', security: 'none', port: 25 }],
  ])('is refused for a relay at %s: its token would be shown there', async (_name, relay) => {
    const lab = await createSignInLab({ relay, env: { BIENRECU_OAUTH_MICROSOFT_CLIENT_ID: 'client-1' } })
    const answer = await lab.request(lab.oauth, { body: { provider: 'microsoft', flow: 'browser' } })
    expect(await answer.json()).toMatchObject({ code: 'sign-in-host-unknown' })
  })
})

describe('what a browser brings back', () => {
  it('is kept sealed, and opens the relay for sending', async () => {
    const lab = await createSignInLab()
    await lab.connect()
    expect(await lab.state()).toMatchObject({ state: 'connected', account: USERNAME, code: null })
    expect(await lab.token()).toBe(ACCESS)
    for (const secret of [ACCESS, REFRESH]) expect(rowsOf(lab)).not.toContain(secret)
  })

  it.each([
    ['no state', {}],
    ['a state of nobody’s', { state: 'x'.repeat(43) }],
    ['a state that is far too long', { state: 'x'.repeat(10_000) }],
  ])('does nothing with %s', async (_name, parameters) => {
    const lab = await createSignInLab()
    await lab.begin()
    expect(await lab.comeBack({ code: 'code-1', ...parameters })).toEqual({ kind: 'unknown' })
    expect(await lab.state()).toMatchObject({ state: 'signing-in' })
    expect(lab.provider.requests).toEqual([])
  })

  it('is good for ten minutes', async () => {
    const lab = await createSignInLab()
    const state = (await lab.begin()).searchParams.get('state') ?? ''
    lab.deps.advance(600_000)
    expect(await lab.comeBack({ state, code: 'code-1' })).toEqual({ kind: 'unknown' })
    expect(await lab.state()).toMatchObject({ state: 'not-connected' })
  })

  it('is good once, even when the provider refuses the code', async () => {
    const lab = await createSignInLab()
    const state = (await lab.begin()).searchParams.get('state') ?? ''
    lab.provider.answers(refuse('invalid_grant'))
    expect(await lab.comeBack({ state, code: 'code-1' })).toMatchObject({ error: { code: 'sign-in-refused' } })
    expect(await lab.comeBack({ state, code: 'code-1' })).toEqual({ kind: 'unknown' })
  })

  it('is no longer taken once another sign-in has begun', async () => {
    const lab = await createSignInLab()
    const state = (await lab.begin()).searchParams.get('state') ?? ''
    await lab.begin()
    expect(await lab.comeBack({ state, code: 'code-1' })).toEqual({ kind: 'unknown' })
  })

  it('is refused from another issuer, whose code is not redeemed (RFC 9207)', async () => {
    const lab = await createSignInLab()
    const state = (await lab.begin()).searchParams.get('state') ?? ''
    const answer = await lab.comeBack({ state, code: 'code-1', iss: 'https://evil.example' })
    expect(answer).toMatchObject({ kind: 'failed', error: { code: 'sign-in-refused' } })
    expect(lab.provider.requests).toEqual([])
  })

  it.each([
    ['access_denied', 'the user said no', 'sign-in-refused', 'refused'],
    ['access_denied', 'AADSTS65004: User declined to consent', 'sign-in-refused', 'refused'],
    ['consent_required', 'AADSTS65001: no consent', 'sign-in-consent-needed', 'consent-needed'],
    ['access_denied', 'AADSTS90094: admin permission', 'sign-in-consent-needed', 'consent-needed'],
    ['interaction_required', '', 'sign-in-consent-needed', 'consent-needed'],
    ['server_error', '', 'sign-in-unavailable', 'not-connected'],
    ['unauthorized_client', '', 'sign-in-client-refused', 'not-connected'],
    ['<script>', '<script>alert(1)</script>', 'sign-in-refused', 'refused'],
  ])('says what %s (%s) means', async (error, description, code, state) => {
    const lab = await createSignInLab()
    const parameters = { state: (await lab.begin()).searchParams.get('state') ?? '', error }
    const query = new URLSearchParams({ ...parameters, error_description: description })
    const page = await (await lab.request(`/oauth/callback?${query.toString()}`)).text()
    expect(page).toContain(`data-state="${code}"`)
    expect(page).not.toContain('<script')
    expect(page.includes('adminconsent?client_id=client-1')).toBe(code === 'sign-in-consent-needed')
    expect(await lab.state()).toMatchObject({ state, code })
  })

  it('tells both accounts where they differ', async () => {
    const lab = await createSignInLab()
    await lab.connect({ ...TOKENS, id_token: idTokenOf('karim@example.org') })
    expect(await lab.state()).toMatchObject({
      state: 'connected',
      code: 'sign-in-account-differs',
      params: { account: 'karim@example.org', username: USERNAME },
    })
  })
})

const raw = (status: number, headers: Record<string, string>, body: string) => (response: ServerResponse) =>
  response.writeHead(status, headers).end(body)
const JSON_TYPE = { 'Content-Type': 'application/json' }

describe('an answer of the provider that is not one', () => {
  it.each([
    ['a huge one', raw(200, JSON_TYPE, JSON.stringify({ ...TOKENS, more: 'x'.repeat(70_000) }))],
    ['one that never ends', (response: ServerResponse) => response.writeHead(200, JSON_TYPE).write('{')],
    ['silence', () => undefined],
    ['a lost connection', (response: ServerResponse) => response.destroy()],
    ['a redirect', raw(302, { Location: 'http://127.0.0.1:1/' }, '')],
    ['a page', raw(200, { 'Content-Type': 'text/html' }, '<html>busy</html>')],
    ['a list', raw(200, JSON_TYPE, '[]')],
    ['no token', raw(200, JSON_TYPE, '{"token_type":"Bearer"}')],
    ['a token with a line break', { ...TOKENS, access_token: 'a\r\nRCPT TO:<x@example.net>' }],
    ['a token that is no text', { ...TOKENS, access_token: { toString: 1 } }],
    ['a token of another kind', { ...TOKENS, token_type: 'mac' }],
    ['a fault of its own', refuse('server_error', '', 500)],
    ['too many requests', refuse('invalid_request', '', 429)],
  ])('is told as a provider that is out of order: %s', async (_name, answer) => {
    const lab = await createSignInLab()
    const state = (await lab.begin()).searchParams.get('state') ?? ''
    lab.provider.answers(answer)
    const finished = await lab.comeBack({ state, code: 'code-1' })
    expect(finished).toMatchObject({ kind: 'failed', error: { code: 'sign-in-unavailable' } })
    expect(await lab.state()).toMatchObject({ state: 'not-connected', account: null })
  })

  it('never leads to a private address', async () => {
    const lookUp = () => Promise.resolve(['10.0.0.1'])
    const env = { BIENRECU_OAUTH_MICROSOFT_CLIENT_ID: 'client-1' }
    const lab = await createSignInLab({ relay: { host: 'smtp.office365.com' }, env, lookUp })
    const input = { provider: 'microsoft', flow: 'device' } as const
    const started = lab.signingIn.startSignIn(lab.relayId, input, { deviceId: null, signal: lab.deps.stopping })
    await expect(started).rejects.toMatchObject({ code: 'host-private' })
  })
})

describe('a relay that leads elsewhere', () => {
  it.each([
    ['host', { host: 'smtp.evil.example' }],
    ['user name', { username: 'karim@example.org' }],
    ['security', { security: 'none', port: 25 }],
  ])('with another %s loses its tokens', async (_name, change) => {
    const lab = await createSignInLab()
    await lab.connect()
    const changed = await lab.request(`/v1/relays/${lab.relayId}`, { method: 'PATCH', body: change })
    expect(changed.status).toBe(200)
    expect(await changed.json()).toMatchObject({ oauth: null })
    await expect(lab.token()).rejects.toMatchObject({ code: 'sign-in-missing' })
  })

  it('takes its tokens with it when it is deleted', async () => {
    const lab = await createSignInLab()
    await lab.connect()
    await lab.request(`/v1/relays/${lab.relayId}`, { method: 'DELETE' })
    expect(rowsOf(lab)).toBe('[[],[]]')
  })
})

describe('signing out', () => {
  it('has the tokens withdrawn where the provider can do that (RFC 7009)', async () => {
    const lab = await createSignInLab({ service: 'google' })
    await lab.connect()
    lab.provider.answers((response: ServerResponse) => response.writeHead(200).end())
    expect((await lab.request(lab.oauth, { method: 'DELETE' })).status).toBe(204)
    expect(lab.provider.requests.at(-1)).toMatchObject({ path: '/revoke', form: { token: REFRESH } })
  })

  it('forgets the tokens all the same when the provider is out of order', async () => {
    const lab = await createSignInLab({ service: 'google' })
    await lab.connect()
    lab.provider.answers(refuse('server_error', '', 503))
    expect((await lab.request(lab.oauth, { method: 'DELETE' })).status).toBe(204)
    expect(rowsOf(lab)).toBe('[[],[]]')
  })

  it('forgets the tokens', async () => {
    const lab = await createSignInLab()
    await lab.connect()
    expect((await lab.request(lab.oauth, { method: 'DELETE' })).status).toBe(204)
    expect(rowsOf(lab)).toBe('[[],[]]')
    await expect(lab.token()).rejects.toMatchObject({ code: 'sign-in-missing' })
  })
})
