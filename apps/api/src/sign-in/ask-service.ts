/*
 * The conversation with a provider: authorisation code with PKCE (RFC 6749 §4.1, RFC 7636), device code (RFC 8628),
 * refresh (RFC 6749 §6), revocation (RFC 7009). The protocol is oauth4webapi's; ours are the limits of post-form.ts, the
 * form of the answers, and what a refusal means. No error carries an answer as its cause: it may hold a token.
 */
import type { AuthorizationServer, Client, ClientAuth, TokenEndpointRequestOptions } from 'oauth4webapi'
import { AppError } from '../app-error.ts'
import { Secret } from '../secrets/secret.ts'
import { accountOfToken } from './account-of-token.ts'
import { readClientSecret } from './client-secret.ts'
import { explainRefusal, type SignInQuestion } from './explain-refusal.ts'
import type { PostForm } from './post-form.ts'
import { DeviceAnswer, normalise, TokenAnswer } from './read-answer.ts'
import type { Service } from './services.ts'

export interface Tokens {
  readonly accessToken: Secret
  /** Null when the provider gives no new one: the former stays. */
  readonly refreshToken: Secret | null
  /** Seconds; null when the provider does not say. */
  readonly expiresIn: number | null
  /** Whose they are, where the provider says so. */
  readonly account: string | null
}

export interface DeviceStart {
  readonly deviceCode: Secret
  readonly userCode: string
  readonly verificationUrl: string
  /** Seconds. */
  readonly expiresIn: number
  readonly interval: number
}

/** What the browser brought back, and what was kept of the question. */
export interface CodeAnswer {
  readonly parameters: URLSearchParams
  readonly state: string
  readonly verifier: Secret
}

/** Every method rejects with a `sign-in-…` code, or `cancelled`. */
export interface AskService {
  exchange(service: Service, answer: CodeAnswer, signal: AbortSignal): Promise<Tokens>
  startDevice(service: Service, signal: AbortSignal): Promise<DeviceStart>
  /** `ended`: the code is no longer good, and nobody has refused. */
  pollDevice(
    service: Service,
    deviceCode: Secret,
    signal: AbortSignal,
  ): Promise<Tokens | 'pending' | 'slow-down' | 'ended'>
  refresh(service: Service, refreshToken: Secret, signal: AbortSignal): Promise<Tokens>
  /** Withdraws a token where the provider has a way to. */
  revoke(service: Service, refreshToken: Secret, signal: AbortSignal): Promise<void>
}

type Library = typeof import('oauth4webapi')

/** One question: the library, and what it wants to know of the service. */
interface Question {
  readonly oauth: Library
  readonly server: AuthorizationServer
  readonly client: Client
  readonly auth: ClientAuth
  readonly options: TokenEndpointRequestOptions
  idToken(): string | null
}

const DEFAULT_INTERVAL = 5 // seconds, RFC 8628 §3.2

const serverOf = (service: Service): AuthorizationServer => ({
  issuer: service.issuer ?? new URL(service.authorizeUrl).origin,
  authorization_endpoint: service.authorizeUrl,
  token_endpoint: service.tokenUrl,
  device_authorization_endpoint: service.deviceUrl,
  ...(service.revokeUrl !== null && { revocation_endpoint: service.revokeUrl }),
})

const openQuestion = async (postForm: PostForm, service: Service, signal: AbortSignal): Promise<Question> => {
  const oauth = await import('oauth4webapi') // only who signs in pays for it
  const secret = await readClientSecret(service)
  const isOwnAuthority = service.client.authority !== null
  let idToken: string | null = null
  return {
    oauth,
    server: serverOf(service),
    client: { client_id: service.client.clientId },
    auth: secret === null ? oauth.None() : oauth.ClientSecretPost(secret.reveal()),
    options: {
      signal,
      // Only an authority of the operator's own may be reached in clear, and only on this machine (config.ts).
      [oauth.allowInsecureRequests]: service.tokenUrl.startsWith('http:'),
      [oauth.customFetch]: async (url, { headers, body }) => {
        const answer = await postForm({ url: new URL(url), headers, body: String(body), isOwnAuthority, signal })
        const normal = await normalise(answer)
        idToken = normal.idToken
        return normal.response
      },
    },
    idToken: () => idToken,
  }
}

const unavailable = ({ name: provider }: Service, why: string): AppError =>
  new AppError('sign-in-unavailable', { params: { provider }, cause: new Error(why) })

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const failureOf = (
  error: unknown,
  { oauth }: Question,
  service: Service,
  asked: SignInQuestion,
  signal: AbortSignal,
) => {
  if (error instanceof AppError) return error
  if (signal.aborted) return new AppError('cancelled')
  if (error instanceof oauth.AuthorizationResponseError) {
    const { error: name, error_description: description = '' } = error
    return explainRefusal(service, { error: name, description, suberror: '' }, asked)
  }
  if (!(error instanceof oauth.ResponseBodyError) || error.status >= 500 || error.status === 429)
    return unavailable(service, error instanceof Error ? `${error.name}: ${error.message}` : 'no answer')
  const { error: name, error_description: description = '', cause } = error
  return explainRefusal(service, { error: name, description, suberror: textOf(cause['suberror']) }, asked)
}

const tokensOf = (answer: unknown, { idToken }: Question, service: Service): Tokens => {
  const result = TokenAnswer.safeParse(answer)
  if (!result.success) throw unavailable(service, 'not the tokens of the RFC')
  const { access_token: access, refresh_token: refresh, expires_in: expiresIn = null } = result.data
  return {
    accessToken: new Secret(access),
    refreshToken: refresh === undefined ? null : new Secret(refresh),
    expiresIn,
    account: accountOfToken(idToken(), service.client.clientId),
  }
}

/** The answers of RFC 8628 §3.5 that only mean “ask again”, or “too late”. */
const WAITING: Readonly<Record<string, 'pending' | 'slow-down' | 'ended'>> = {
  authorization_pending: 'pending',
  slow_down: 'slow-down',
  expired_token: 'ended',
  bad_verification_code: 'ended',
}

const exchangeOver = async (question: Question, service: Service, { parameters, state, verifier }: CodeAnswer) => {
  const { oauth, server, client, auth, options } = question
  const checked = oauth.validateAuthResponse(server, client, parameters, state)
  const { redirectUri } = service
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    auth,
    checked,
    redirectUri,
    verifier.reveal(),
    options,
  )
  return oauth.processAuthorizationCodeResponse(server, client, response)
}

const startDeviceOver = async ({ oauth, server, client, auth, options }: Question, service: Service) => {
  const scope = { scope: service.scopes.join(' ') }
  const response = await oauth.deviceAuthorizationRequest(server, client, auth, scope, options)
  const result = DeviceAnswer.safeParse(await oauth.processDeviceAuthorizationResponse(server, client, response))
  if (!result.success) throw unavailable(service, 'not the device code of the RFC')
  const { device_code: code, user_code: userCode, verification_uri: verificationUrl } = result.data
  const { expires_in: expiresIn, interval = DEFAULT_INTERVAL } = result.data
  return { deviceCode: new Secret(code), userCode, verificationUrl, expiresIn, interval: Math.max(1, interval) }
}

const pollDeviceOver = async (question: Question, service: Service, deviceCode: Secret) => {
  const { oauth, server, client, auth, options } = question
  try {
    const response = await oauth.deviceCodeGrantRequest(server, client, auth, deviceCode.reveal(), options)
    return tokensOf(await oauth.processDeviceCodeResponse(server, client, response), question, service)
  } catch (error) {
    const waiting = error instanceof oauth.ResponseBodyError ? WAITING[error.error] : undefined
    if (waiting === undefined) throw error
    return waiting
  }
}

const refreshOver = async ({ oauth, server, client, auth, options }: Question, refreshToken: Secret) => {
  const response = await oauth.refreshTokenGrantRequest(server, client, auth, refreshToken.reveal(), options)
  return oauth.processRefreshTokenResponse(server, client, response)
}

/** Makes the conversation with providers over a port to them. */
export const createAskService = (postForm: PostForm): AskService => {
  const ask = async <Result>(
    service: Service,
    asked: SignInQuestion,
    signal: AbortSignal,
    act: (question: Question) => Promise<Result>,
  ): Promise<Result> => {
    const question = await openQuestion(postForm, service, signal)
    try {
      return await act(question)
    } catch (error) {
      throw failureOf(error, question, service, asked, signal)
    }
  }
  return {
    exchange: (service, answer, signal) =>
      ask(service, answer.parameters.has('error') ? 'authorize' : 'code', signal, async (question) =>
        tokensOf(await exchangeOver(question, service, answer), question, service),
      ),
    startDevice: (service, signal) => ask(service, 'device', signal, (question) => startDeviceOver(question, service)),
    pollDevice: (service, deviceCode, signal) =>
      ask(service, 'device', signal, (question) => pollDeviceOver(question, service, deviceCode)),
    refresh: (service, refreshToken, signal) =>
      ask(service, 'refresh', signal, async (question) =>
        tokensOf(await refreshOver(question, refreshToken), question, service),
      ),
    revoke: async (service, refreshToken, signal) => {
      if (service.revokeUrl === null) return
      await ask(service, 'refresh', signal, async ({ oauth, server, client, auth, options }) =>
        oauth.processRevocationResponse(
          await oauth.revocationRequest(server, client, auth, refreshToken.reveal(), options),
        ),
      )
    },
  }
}
