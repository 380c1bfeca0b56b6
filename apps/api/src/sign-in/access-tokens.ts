import { setTimeout as sleep } from 'node:timers/promises'
import { ErrorCode, ErrorParams } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { Secret } from '../secrets/secret.ts'
import { withDeadline } from '../smtp/deadline.ts'
import type { AskService, Tokens } from './ask-service.ts'
import { keepNotRenewed, keepRenewed } from './keep-sign-in.ts'
import { checkMayShowToken, type MailServer } from './may-show-token.ts'
import { findService, type Service } from './services.ts'
import { findSignIn, type SignInRow, tokenPlace } from './sign-in.ts'

/** What a mail server is shown in the place of a password. */
export interface AccessToken {
  readonly token: Secret
  /** Whose it is, where the provider said so. */
  readonly account: string | null
}

export interface AccessTokens {
  /**
   * A token that is good for a while yet, renewed if need be, for one mail server. Rejects with `sign-in-missing`,
   * `sign-in-expired`, `sign-in-revoked`, `sign-in-consent-needed`, `sign-in-refused`, `sign-in-not-configured`,
   * `sign-in-client-refused`, `sign-in-unavailable`, `sign-in-host-unknown` or `cancelled`.
   */
  for(relayId: string, server: MailServer, signal: AbortSignal): Promise<AccessToken>
  /** Another token for one that the mail server has refused; rejects as `for` does. */
  renew(relayId: string, server: MailServer, refused: Secret, signal: AbortSignal): Promise<AccessToken>
}

export interface AccessTokensDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now'> {
  askService: AskService
}

const MARGIN = 120_000 // ms before its end from which a token is renewed: a slow conversation must not outlive it
const CLAIM = 30_000 // ms that one process may take to renew
const LOOK_AGAIN = 100 // ms between two looks at what another process does

const NEVER = new AbortController().signal

const missing = (row: SignInRow | null): AppError => {
  const code = ErrorCode.safeParse(row?.code)
  if (row !== null && code.success && code.data !== 'sign-in-account-differs')
    return new AppError(code.data, { params: ErrorParams.parse(JSON.parse(row.params)) })
  return new AppError('sign-in-missing')
}

/** Only one process at a time may renew: a provider that sees a replaced refresh token again ends the sign-in. */
const claim = ({ database, now }: AccessTokensDeps, { relay_id: relayId }: SignInRow): boolean => {
  const { sql, run } = database
  const free = sql
    .updateTable('relay_sign_ins')
    .where('relay_id', '=', relayId)
    .where((is) => is.or([is('refreshing_until', 'is', null), is('refreshing_until', '<', now())]))
  return run(free.set({ refreshing_until: now() + CLAIM })) > 0
}

const opened = ({ vault }: AccessTokensDeps, row: SignInRow, field: 'access' | 'refresh'): Secret | null => {
  const sealed = field === 'access' ? row.access_sealed : row.refresh_sealed
  return sealed === null ? null : vault.open(sealed, tokenPlace(row.relay_id, field))
}

/** The token that is kept, where it is good for longer than `margin` milliseconds and is not the one that was refused. */
const lasting = (
  deps: AccessTokensDeps,
  row: SignInRow,
  margin: number,
  refused: Secret | null,
): AccessToken | null => {
  const token = (row.access_expires_at ?? 0) > deps.now() + margin ? opened(deps, row, 'access') : null
  if (token === null || token.reveal() === refused?.reveal()) return null
  return { token, account: row.account }
}

/** Makes the source of access tokens, for sending and for filing alike. */
export const createAccessTokens = (deps: AccessTokensDeps): AccessTokens => {
  const { config, database, askService } = deps

  const refresh = async (row: SignInRow, service: Service): Promise<Tokens> => {
    const secret = opened(deps, row, 'refresh')
    if (secret === null) throw missing(row)
    try {
      return await askService.refresh(service, secret, NEVER)
    } catch (error) {
      if (error instanceof AppError) keepNotRenewed(deps, row, error)
      throw error
    }
  }

  /** Null when the sign-in was changed meanwhile, and has to be looked at again. */
  const renewed = async (row: SignInRow, service: Service): Promise<AccessToken | null> => {
    const tokens = await refresh(row, service)
    return keepRenewed(deps, row, tokens) ? { token: tokens.accessToken, account: row.account } : null
  }

  /** Whoever gives up waiting does not end the renewal: a new refresh token that is not kept would be the last one. */
  const awaitRenewed = (row: SignInRow, service: Service, signal: AbortSignal) =>
    withDeadline(renewed(row, service), {
      milliseconds: CLAIM,
      signal,
      late: () => new AppError('sign-in-unavailable', { params: { provider: service.name } }),
    })

  const find = async (relayId: string, server: MailServer, refused: Secret | null, signal: AbortSignal) => {
    for (;;) {
      if (signal.aborted) throw new AppError('cancelled')
      const row = findSignIn(database, relayId)
      if (row === null) throw missing(null)
      const service = findService(config, row.provider)
      checkMayShowToken(service, server, config.allowedPrivateHosts)
      const good = lasting(deps, row, MARGIN, refused)
      if (good !== null) return good
      if (row.refresh_sealed === null) {
        const last = lasting(deps, row, 0, refused) // some providers give no refresh token: then this one is all there is
        if (last !== null) return last
        throw missing(row)
      }
      const found = claim(deps, row) ? await awaitRenewed(row, service, signal) : null
      if (found !== null) return found
      await sleep(LOOK_AGAIN)
    }
  }

  return {
    for: (relayId, server, signal) => find(relayId, server, null, signal),
    renew: (relayId, server, refused, signal) => find(relayId, server, refused, signal),
  }
}
