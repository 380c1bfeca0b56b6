import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT_ID } from './openid/configuration.ts'
import { enterDeviceCode, visitSignIn, type Decision } from './openid/visitor.ts'
import { startOpenIdProvider, type OpenIdProvider } from './openid-provider.ts'

const ACCOUNT = 'isabelle@atelier-martin.example'
const REDIRECT = 'http://localhost:4444/oauth/callback'
const SCOPE = 'openid email profile offline_access https://outlook.office.com/SMTP.Send'

let provider: OpenIdProvider

beforeAll(async () => {
  provider = await startOpenIdProvider({ accounts: [ACCOUNT] })
})
afterAll(() => provider.stop())

type Answer = Readonly<Record<string, string>>

const post = async (path: string, fields: Record<string, string>): Promise<Answer> => {
  const secret = provider.clientSecret === null ? {} : { client_secret: provider.clientSecret }
  const body = new URLSearchParams({ client_id: CLIENT_ID, ...secret, ...fields })
  const response = await fetch(`${provider.url}/common/oauth2/v2.0/${path}`, { method: 'POST', body })
  const answer: Answer = JSON.parse(await response.text())
  return { status: String(response.status), ...answer }
}

const signIn = async (decision: Decision) => {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const parameters = {
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: SCOPE,
    state: 'abc',
    prompt: 'select_account',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  const url = `${provider.url}/common/oauth2/v2.0/authorize?${new URLSearchParams(parameters).toString()}`
  const back = new URL(await visitSignIn(url, decision))
  return { verifier, answer: Object.fromEntries(back.searchParams) }
}

const tokens = async (): Promise<Answer> => {
  const { verifier, answer } = await signIn('accept')
  const code = answer['code'] ?? ''
  const grant = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code, code_verifier: verifier }
  return post('token', grant)
}

const refresh = (token: string) => post('token', { grant_type: 'refresh_token', refresh_token: token })

describe('the OpenID provider of the lab', () => {
  it('gives tokens for a code and its verifier, and knows whose they are', async () => {
    const { access_token: access = '', status } = await tokens()
    expect(status).toBe('200')
    expect(await provider.accountOf(access)).toBe(ACCOUNT)
    expect(await provider.accountOf(`${access}x`)).toBeNull()
  })

  it('gives none for a code without its verifier', async () => {
    const { answer } = await signIn('accept')
    const grant = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code: answer['code'] ?? '' }
    expect(await post('token', { ...grant, code_verifier: 'x'.repeat(43) })).toMatchObject({ error: 'invalid_grant' })
  })

  it('replaces a refresh token each time it is used', async () => {
    const { refresh_token: first = '' } = await tokens()
    const { refresh_token: second = '' } = await refresh(first)
    expect(second).not.toBe(first)
    expect(await refresh(second)).toMatchObject({ status: '200' })
  })

  it('says in Microsoft’s words that a consent was revoked, or has expired', async () => {
    const { refresh_token: first = '' } = await tokens()
    await provider.revoke()
    expect(await refresh(first)).toMatchObject({
      error: 'invalid_grant',
      error_description: expect.stringContaining('AADSTS50173'),
    })
    const { refresh_token: second = '' } = await tokens()
    await provider.expire()
    expect(await refresh(second)).toMatchObject({
      error: 'invalid_grant',
      error_description: expect.stringContaining('AADSTS700082'),
    })
  })

  it('leads back with the refusal of the user, or with the need of an administrator', async () => {
    expect((await signIn('refuse')).answer).toMatchObject({ error: 'access_denied', state: 'abc' })
    provider.demandAdministrator(true)
    expect((await signIn('back')).answer).toMatchObject({ error: 'consent_required' })
    provider.demandAdministrator(false)
  })

  it('signs a device in by its code', async () => {
    const device = await post('devicecode', { scope: SCOPE })
    const { verification_uri: page = '', user_code: code = '', device_code: secret = '' } = device
    const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: secret }
    expect(await post('token', grant)).toMatchObject({ error: 'authorization_pending' })
    await enterDeviceCode(page, code, 'accept')
    expect(await post('token', grant)).toMatchObject({ status: '200' })
  })
})
