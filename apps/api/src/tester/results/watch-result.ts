import type { Database } from '../../storage/database.ts'
import { nextChange } from '../../storage/next-change.ts'
import { resultTokenHash } from '../addresses/result-token.ts'
import type { ResultNews } from './result-news.ts'
import { resultOfToken, type StoredResult } from './stored-result.ts'

export interface WatchResultDeps {
  database: Database
  news: ResultNews
}

/**
 * Waits until a message has come to the page of a token, and was judged or could not be; at most until the signal is raised, or
 * for so many milliseconds. Gives what there is by then: null when no message has come, one in the state `received` when it
 * is being judged.
 */
export const createWatchResult =
  ({ database, news }: WatchResultDeps) =>
  async (token: string, signal: AbortSignal, ms: number): Promise<StoredResult | null> => {
    const tokenHash = resultTokenHash(token)
    const { sql, first } = database
    const state = () =>
      first(sql.selectFrom('received_messages').select('state').where('token_hash', '=', tokenHash))?.state
    const isOver = () => ['judged', 'failed'].includes(state() ?? '')
    const until = AbortSignal.any([signal, AbortSignal.timeout(ms)])
    while (!isOver() && !until.aborted) await nextChange((wake) => news.listen(tokenHash, wake), until)
    return resultOfToken(database, token)
  }

export type WatchResult = ReturnType<typeof createWatchResult>
