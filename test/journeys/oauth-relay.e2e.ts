import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pairClient, type Client } from '../product/api-client.ts'
import { startApi, type Api } from '../product/start-api.ts'
import { createCertificateAuthority, type CertificateAuthority } from '../servers/certificate-authority.ts'
import { enterDeviceCode, visitSignIn, type Decision } from '../servers/openid/visitor.ts'
import { startOpenIdProvider, type OpenIdProvider } from '../servers/openid-provider.ts'
import { startXoauth2Relay, type Xoauth2Relay } from '../servers/xoauth2-relay.ts'

const ACCOUNT = 'isabelle@atelier-martin.example'
const OTHER = 'karim@atelier-martin.example'

interface SignIn {
  state: string
  account: string | null
  code: string | null
  params: Record<string, string>
}

let authority: CertificateAuthority
let provider: OpenIdProvider
let relay: Xoauth2Relay
let api: Api
let client: Client
let relayId: string
const pages: string[] = []

beforeAll(async () => {
  authority = await createCertificateAuthority()
  provider = await startOpenIdProvider({ accounts: [ACCOUNT, OTHER] })
  ;[relay, api] = await Promise.all([
    startXoauth2Relay(provider, await authority.issue(['localhost'])),
    startApi({ env: provider.environment }),
  ])
  client = await pairClient(await api.pair())
  const { id } = await client.post<{ id: string }>('/v1/relays', {
    name: 'office',
    host: 'localhost',
    port: relay.port,
    security: 'starttls',
    authentication: true,
    authMethod: 'oauth2',
    username: ACCOUNT,
    fromAddress: ACCOUNT,
    caCertificate: authority.caCertificate,
  })
  relayId = id
})
afterAll(() => Promise.all([api.stop(), relay.stop(), provider.stop(), authority.remove()]))

const state = () => client.get<SignIn>(`/v1/relays/${relayId}/oauth`)

const begin = async (): Promise<string> => {
  const request = { provider: 'microsoft', flow: 'browser' }
  const { authorizeUrl } = await client.post<{ authorizeUrl: string }>(`/v1/relays/${relayId}/oauth`, request)
  return authorizeUrl
}

/** Signs in as a person does, and gives the API's page at the end of it. */
const signIn = async (decision: Decision = 'accept') => {
  const callback = await visitSignIn(await begin(), decision)
  const response = await fetch(callback, { headers: { 'accept-language': 'fr' } })
  const page = await response.text()
  pages.push(page)
  return { callback, status: response.status, headers: response.headers, page }
}

const test = async () => JSON.parse((await api.command(['relay', 'test', 'office', '--json'])).stdout)

const send = async (to: string) => {
  const { stdout } = await api.command(['probe', '--relay', 'office', '--to', to, '--json'])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

describe('a relay that signs in at its provider', () => {
  it('says so before anybody has', async () => {
    expect(await test()).toMatchObject({ ok: false, failedStep: 'auth', cause: { id: 'sign-in-missing' } })
  })

  it('is told which address to register', async () => {
    const { items } = await client.get<{ items: unknown[] }>('/v1/oauth/providers')
    expect(items).toEqual([
      { provider: 'microsoft', isConfigured: true, redirectUri: `http://localhost:${api.port}/oauth/callback` },
      { provider: 'google', isConfigured: false, redirectUri: `http://127.0.0.1:${api.port}/oauth/callback` },
    ])
  })

  it('is connected once its user has agreed, by a page in their language without any script', async () => {
    const { status, headers, page } = await signIn()
    expect(status).toBe(200)
    expect(page).toContain('data-state="connected"')
    expect(page).toContain(ACCOUNT)
    expect(page).toContain('lang="fr"')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await state()).toMatchObject({ state: 'connected', account: ACCOUNT, code: null })
  })

  it('passes its test, and sends with the token', async () => {
    expect(await test()).toMatchObject({ ok: true })
    expect(await send('test-oauth0001@srv1.mail-tester.com')).toMatchObject({ state: 'waiting' })
    expect(relay.received).toHaveLength(1)
  })

  it('does nothing when an answer comes a second time, or with a state of nobody’s', async () => {
    const { callback } = await signIn()
    const again = await fetch(callback)
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('data-state="unknown"')
    const forged = new URL(callback)
    forged.searchParams.set('state', 'x'.repeat(43))
    expect((await fetch(forged)).status).toBe(400)
    expect(await state()).toMatchObject({ state: 'connected' })
  })

  it('renews a token that its server no longer takes, without anybody’s help', async () => {
    provider.endAccessTokens()
    expect(await test()).toMatchObject({ ok: true })
  })

  it('is told that it was revoked, and works again after a new sign-in', async () => {
    await provider.revoke()
    expect(await test()).toMatchObject({ ok: false, failedStep: 'auth', cause: { id: 'sign-in-revoked' } })
    expect(await state()).toMatchObject({ state: 'revoked', code: 'sign-in-revoked' })
    await signIn()
    expect(await test()).toMatchObject({ ok: true })
  })

  it('tells an expired sign-in from a revoked one', async () => {
    await provider.expire()
    expect(await test()).toMatchObject({ cause: { id: 'sign-in-expired' } })
    expect(await state()).toMatchObject({ state: 'expired' })
  })

  it('says that the user refused', async () => {
    const { page } = await signIn('refuse')
    expect(page).toContain('data-state="sign-in-refused"')
    expect(await state()).toMatchObject({ state: 'refused', code: 'sign-in-refused' })
  })

  it('says that an administrator must agree, and where', async () => {
    provider.demandAdministrator(true)
    const { page } = await signIn('back')
    provider.demandAdministrator(false)
    expect(page).toContain('data-state="sign-in-consent-needed"')
    expect(page).toContain(`${provider.url}/common/adminconsent?client_id=`)
    expect(await state()).toMatchObject({ state: 'consent-needed', params: { reason: 'consent_required AADSTS90094' } })
  })

  it('warns of another account than the relay’s, naming both', async () => {
    provider.signInAs(OTHER)
    const { page } = await signIn()
    provider.signInAs(ACCOUNT)
    expect(page).toContain(OTHER)
    expect(await state()).toMatchObject({
      state: 'connected',
      code: 'sign-in-account-differs',
      params: { account: OTHER, username: ACCOUNT },
    })
    expect(await test()).toMatchObject({ ok: false, cause: { id: 'sign-in-token-refused' } })
  })

  it('keeps its sign-in while the provider is out of order', async () => {
    await signIn()
    expect(await test()).toMatchObject({ ok: true })
    provider.endAccessTokens()
    provider.setAvailable(false)
    expect(await test()).toMatchObject({ cause: { id: 'sign-in-unavailable', class: 'temporary' } })
    provider.setAvailable(true)
    expect(await test()).toMatchObject({ ok: true })
  })

  it('signs out, by the command line', async () => {
    expect((await api.command(['relay', 'sign-out', 'office', '--json'])).exitCode).toBe(0)
    await expect(state()).rejects.toThrow('sign-in-missing')
  })

  it('signs in with a code on a machine without a browser, and without a server', async () => {
    await api.halt()
    const command = api.command(['relay', 'sign-in', 'office', '--device', '--provider', 'microsoft'])
    const seen = await provider.nextDeviceCode()
    await enterDeviceCode(seen.verificationUrl, seen.userCode, 'accept')
    const { exitCode, stdout, stderr } = await command
    expect(stderr).toContain(seen.userCode)
    expect(stdout).toContain(ACCOUNT)
    expect(exitCode).toBe(0)
    await api.restart()
    expect(await test()).toMatchObject({ ok: true })
  })

  it('never writes a token down in clear', () => {
    const secrets = [...provider.issuedTokens(), provider.clientSecret ?? '']
    expect(secrets.length).toBeGreaterThan(5)
    const files = globSync('**/*', { cwd: api.dataFolder, withFileTypes: true }).filter((entry) => entry.isFile())
    const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    expect(texts.length).toBeGreaterThan(0)
    const written = [api.log(), ...texts, ...pages].join('\n')
    for (const secret of secrets) expect(written.includes(secret), secret).toBe(false)
  })
})
