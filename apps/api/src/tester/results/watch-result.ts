import type { Database } from '../../storage/database.ts'
import { resultTokenHash } from '../addresses/result-token.ts'
import type { ResultNews } from './result-news.ts'
import { resultOfToken, type StoredResult } from './stored-result.ts'

const POLL = 500 // ms: how soon the result of another process, `bienrecu receive`, is seen

export interface WatchResultDeps {
  database: Database
  news: ResultNews
}

/** Resolves at the next news of this process, after a while for those of others, or when the signal is raised. */
const nextNews = (news: ResultNews, tokenHash: Uint8Array, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      stopListening()
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, POLL)
    const stopListening = news.listen(tokenHash, wake)
    signal.addEventListener('abort', wake)
    if (signal.aborted) wake()
  })

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
    while (!isOver() && !until.aborted) await nextNews(news, tokenHash, until)
    return resultOfToken(database, token)
  }

export type WatchResult = ReturnType<typeof createWatchResult>
