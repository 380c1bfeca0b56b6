import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { findRelay } from '../relays/find-relay.ts'
import type { AskService } from './ask-service.ts'
import { findService } from './services.ts'
import { findSignIn, forgetSignIn, tokenPlace } from './sign-in.ts'

export interface SignOutDeps extends Pick<Deps, 'config' | 'database' | 'vault' | 'recordAudit' | 'now' | 'log'> {
  askService: AskService
}

/**
 * Forgets a relay's tokens, then withdraws them where the provider has a way to (RFC 7009): what cannot be withdrawn is
 * forgotten all the same. Rejects with `relay-not-found`.
 */
export const createSignOut =
  (deps: SignOutDeps) =>
  async (relayId: string, { deviceId, signal }: { deviceId: string | null; signal: AbortSignal }): Promise<void> => {
    const { config, database, vault, recordAudit, now, log, askService } = deps
    const row = database.transaction(() => {
      const { id } = findRelay(database, relayId)
      const found = findSignIn(database, id)
      if (!forgetSignIn(database, id)) return null
      // Another version: a connection that was kept under the tokens is ended.
      database.run(database.sql.updateTable('relays').set({ updated_at: now() }).where('id', '=', id))
      recordAudit({ event: 'signed-out', deviceId, subject: id })
      return found
    })
    const sealed = row?.refresh_sealed ?? null
    const token = sealed === null ? null : vault.open(sealed, tokenPlace(relayId, 'refresh'))
    if (row === null || token === null) return
    try {
      await askService.revoke(findService(config, row.provider), token, signal)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      log.warn({ errorCode: error.code, relayId }, 'tokens forgotten, but not withdrawn')
    }
  }
