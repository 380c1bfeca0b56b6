import { OAuthProvider } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import type { AskService } from './ask-service.ts'
import { keepConnected, keepRefused } from './keep-sign-in.ts'
import { expireRequests, type RequestRow, secretOf } from './requests.ts'
import { findService } from './services.ts'

export interface PollDevicesDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now' | 'log'> {
  askService: AskService
}

const SLOW_DOWN = 5_000 // ms, RFC 8628 §3.5
const OUT_OF_ORDER = 10_000 // ms until a provider that did not answer is asked again

/** Whoever moves the time of the next poll may poll now: a command and a server do not ask twice. */
const claimDue = ({ database, now }: PollDevicesDeps): RequestRow[] => {
  const { sql, all, run } = database
  const due = all(
    sql.selectFrom('sign_in_requests').selectAll().where('flow', '=', 'device').where('poll_after', '<=', now()),
  )
  return due.filter(
    ({ id, poll_after: after, poll_interval: interval }) =>
      run(
        sql
          .updateTable('sign_in_requests')
          .set({ poll_after: now() + (interval ?? SLOW_DOWN) })
          .where('id', '=', id)
          .where('poll_after', '=', after),
      ) > 0,
  )
}

const endRequest = ({ database: { sql, run } }: PollDevicesDeps, { id }: RequestRow): boolean =>
  run(sql.deleteFrom('sign_in_requests').where('id', '=', id)) > 0

const waitLonger = (
  { database: { sql, run }, now }: PollDevicesDeps,
  { id, poll_interval: interval }: RequestRow,
  by: number,
) => {
  const longer = (interval ?? 0) + by
  run(
    sql
      .updateTable('sign_in_requests')
      .set({ poll_interval: longer, poll_after: now() + longer })
      .where('id', '=', id),
  )
}

const poll = async (deps: PollDevicesDeps, request: RequestRow, signal: AbortSignal): Promise<void> => {
  const service = findService(deps.config, OAuthProvider.parse(request.provider))
  const code = secretOf(deps, request)
  const answer = code === null ? 'ended' : await deps.askService.pollDevice(service, code, signal)
  if (answer === 'pending') return
  if (answer === 'slow-down') return waitLonger(deps, request, SLOW_DOWN)
  // Only who ends the request keeps what came of it: it may have been given up, or begun anew, meanwhile.
  if (!endRequest(deps, request)) return
  if (answer === 'ended') expireRequests(deps)
  else keepConnected(deps, request.relay_id, service, answer)
}

const IS_TEMPORARY = new Set(['sign-in-unavailable', 'cancelled'])

/**
 * Asks for every code whose time has come whether somebody has typed it (RFC 8628 §3.4), and ends what is too old. To be
 * called about once a second by whoever waits. Never rejects.
 */
export const createPollDevices =
  (deps: PollDevicesDeps) =>
  async (signal: AbortSignal): Promise<void> => {
    expireRequests(deps)
    const settle = async (request: RequestRow): Promise<void> => {
      try {
        await poll(deps, request, signal)
      } catch (error) {
        if (error instanceof AppError && IS_TEMPORARY.has(error.code)) return waitLonger(deps, request, OUT_OF_ORDER)
        if (endRequest(deps, request) && error instanceof AppError) return keepRefused(deps, request.relay_id, error)
        deps.log.error({ err: error, relayId: request.relay_id }, 'device code not polled')
      }
    }
    await Promise.all(claimDue(deps).map(settle))
  }
