import type { StartedOAuth, StartOAuth } from '@bienrecu/shared'
import type { z } from 'zod'
import type { Deps } from '../app.ts'
import { findRelay } from '../relays/find-relay.ts'
import type { RelayRow } from '../relays/relay.ts'
import { Secret } from '../secrets/secret.ts'
import type { AskService } from './ask-service.ts'
import { keepBegun } from './keep-sign-in.ts'
import { checkMayShowToken } from './may-show-token.ts'
import { expireRequests, keepRequest, REQUEST_LIFETIME } from './requests.ts'
import { findService, type Service } from './services.ts'

export interface StartSignInDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now'> {
  askService: AskService
}

interface Start {
  relay: RelayRow
  service: Service
  deviceId: string | null
}

/** The address to open (RFC 6749 §4.1.1), with the challenge of RFC 7636. */
const authorizeUrlOf = (
  { client, scopes, authorizeUrl, authorizeParameters, redirectUri }: Service,
  { state, challenge, username }: { state: string; challenge: string; username: string | null },
): string => {
  const url = new URL(authorizeUrl)
  const parameters = {
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(username !== null && { login_hint: username }),
    ...authorizeParameters,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

const keepStart = (deps: StartSignInDeps, { relay, service, deviceId }: Start, flow: string, keep: () => string) =>
  deps.database.transaction(() => {
    findRelay(deps.database, relay.id) // it may have been deleted while the provider was asked
    const state = keep()
    keepBegun(deps, relay.id, service.provider)
    const details = { provider: service.provider, flow }
    deps.recordAudit({ event: 'sign-in-started', deviceId, subject: relay.id, details })
    return state
  })

const startBrowser = async (deps: StartSignInDeps, start: Start): Promise<StartedOAuth> => {
  const { relay, service } = start
  const { provider } = service
  const { calculatePKCECodeChallenge, generateRandomCodeVerifier } = await import('oauth4webapi')
  const verifier = generateRandomCodeVerifier()
  const challenge = await calculatePKCECodeChallenge(verifier)
  const expiresAt = deps.now() + REQUEST_LIFETIME
  const request = { relayId: relay.id, provider, flow: 'browser' as const, expiresAt, pollInterval: null }
  const state = keepStart(deps, start, 'browser', () => keepRequest(deps, { ...request, secret: new Secret(verifier) }))
  const authorizeUrl = authorizeUrlOf(service, { state, challenge, username: relay.username })
  return { flow: 'browser', authorizeUrl, expiresAt: new Date(expiresAt).toISOString() }
}

const startDevice = async (deps: StartSignInDeps, start: Start, signal: AbortSignal): Promise<StartedOAuth> => {
  const { relay, service } = start
  const { provider } = service
  const device = await deps.askService.startDevice(service, signal)
  const { deviceCode: secret, userCode, verificationUrl, expiresIn, interval } = device
  const expiresAt = deps.now() + Math.min(expiresIn * 1_000, REQUEST_LIFETIME)
  const request = { relayId: relay.id, provider, flow: 'device' as const, expiresAt, pollInterval: interval * 1_000 }
  keepStart(deps, start, 'device', () => keepRequest(deps, { ...request, secret }))
  return { flow: 'device', userCode, verificationUrl, expiresAt: new Date(expiresAt).toISOString() }
}

/**
 * Begins to sign in a relay at a provider: gives the address to open, or the code to type there. Rejects with
 * `relay-not-found`, `sign-in-not-configured`, `sign-in-host-unknown`, and for a code what `AskService` rejects with.
 */
export const createStartSignIn =
  (deps: StartSignInDeps) =>
  async (
    relayId: string,
    { provider, flow }: z.output<typeof StartOAuth>,
    { deviceId, signal }: { deviceId: string | null; signal: AbortSignal },
  ): Promise<StartedOAuth> => {
    expireRequests(deps)
    const relay = findRelay(deps.database, relayId)
    const service = findService(deps.config, provider)
    checkMayShowToken(service, relay, deps.config.allowedPrivateHosts)
    const start = { relay, service, deviceId }
    return flow === 'browser' ? startBrowser(deps, start) : startDevice(deps, start, signal)
  }
