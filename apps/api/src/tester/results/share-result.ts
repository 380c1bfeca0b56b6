import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import { createLinkToken, linkHash } from '../../handovers/link-token.ts'

const DAY = 24 * 3_600_000 // ms

export interface ShareDeps extends Pick<Deps, 'database' | 'now'> {
  publicUrl: string
}

/**
 * Makes a link that shows a judged result to people without its token; a link made before ends. Only its hash is kept: it is
 * told here and never again. Throws `tester-result-not-found`, or `tester-result-pending`.
 */
export const createShareResult =
  ({ database, now, publicUrl }: ShareDeps) =>
  (id: string, days: number): { url: string; token: string; expiresAt: number } => {
    const { sql, run, first } = database
    const token = createLinkToken()
    const expiresAt = now() + days * DAY
    database.transaction(() => {
      const row = first(sql.selectFrom('received_messages').select('state').where('id', '=', id))
      if (!row) throw new AppError('tester-result-not-found')
      if (row.state !== 'judged') throw new AppError('tester-result-pending')
      run(
        sql
          .updateTable('received_messages')
          .set({ share_hash: linkHash(token), share_until: expiresAt })
          .where('id', '=', id),
      )
    })
    return { url: `${publicUrl}/s/${token}`, token, expiresAt }
  }

/** Ends the link of a result; without one nothing changes. Throws `tester-result-not-found`. */
export const unshareResult = ({ sql, run }: Deps['database'], id: string): void => {
  const changed = run(
    sql.updateTable('received_messages').set({ share_hash: null, share_until: null }).where('id', '=', id),
  )
  if (changed === 0) throw new AppError('tester-result-not-found')
}
