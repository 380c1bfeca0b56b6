import { OAuthProvider } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { findRelay } from '../relays/find-relay.ts'
import type { AskService } from './ask-service.ts'
import { keepConnected, keepRefused } from './keep-sign-in.ts'
import { checkMayShowToken } from './may-show-token.ts'
import { type RequestRow, secretOf, takeRequest } from './requests.ts'
import { findService, type Service } from './services.ts'
import { findSignIn, type SignInRow } from './sign-in.ts'

export interface FinishSignInDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now'> {
  askService: AskService
}

/** What became of a sign-in that a browser brought back. `unknown`: it is none of ours, or no longer; nothing happened. */
export type FinishedSignIn =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'connected'; readonly signIn: SignInRow; readonly relayName: string }

const MAX_STATE = 200 // characters; ours has 43

/**
 * RFC 9207: the answer must come from the provider that was asked. Microsoft's issuer differs from tenant to tenant: there
 * the same origin must do. It is judged here, and taken out: the library would compare it with one value.
 */
const isFromOther = (parameters: URLSearchParams, { issuer, authorizeUrl }: Service): boolean => {
  const given = parameters.getAll('iss')
  parameters.delete('iss')
  if (given.length === 0) return false
  const [one = ''] = given
  const isRight =
    issuer === null ? URL.canParse(one) && new URL(one).origin === new URL(authorizeUrl).origin : one === issuer
  return given.length > 1 || !isRight
}

const exchange = async (
  deps: FinishSignInDeps,
  request: RequestRow,
  service: Service,
  answer: { parameters: URLSearchParams; state: string; signal: AbortSignal },
): Promise<void> => {
  const { signal, ...answered } = answer
  const verifier = secretOf(deps, request)
  if (verifier === null) throw new AppError('sign-in-refused', { params: { provider: service.name } })
  const tokens = await deps.askService.exchange(service, { ...answered, verifier }, signal)
  // The relay may lead elsewhere by now.
  checkMayShowToken(service, findRelay(deps.database, request.relay_id), deps.config.allowedPrivateHosts)
  keepConnected(deps, request.relay_id, service, tokens)
}

/** Takes what a browser brought back from a provider (RFC 6749 §4.1.2), once. Rejects only for what is a bug, or storage. */
export const createFinishSignIn =
  (deps: FinishSignInDeps) =>
  async (query: URLSearchParams, signal: AbortSignal): Promise<FinishedSignIn> => {
    const parameters = new URLSearchParams(query)
    const [state = '', ...others] = parameters.getAll('state')
    if (state === '' || others.length > 0 || state.length > MAX_STATE) return { kind: 'unknown' }
    const request = takeRequest(deps, state)
    if (request === null) return { kind: 'unknown' }
    try {
      const service = findService(deps.config, OAuthProvider.parse(request.provider))
      if (isFromOther(parameters, service))
        throw new AppError('sign-in-refused', { params: { provider: service.name, reason: 'iss' } })
      await exchange(deps, request, service, { parameters, state, signal })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      keepRefused(deps, request.relay_id, error)
      return { kind: 'failed', error }
    }
    const signIn = findSignIn(deps.database, request.relay_id)
    const { name: relayName } = findRelay(deps.database, request.relay_id)
    return signIn === null ? { kind: 'unknown' } : { kind: 'connected', signIn, relayName }
  }
