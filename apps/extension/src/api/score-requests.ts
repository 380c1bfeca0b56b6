import type { Reply } from '@bienrecu/shared'
import { InboxAdvice, ScoreFile, type ScoreFormat, ScoreHistory } from '@bienrecu/shared'
import type { Request } from './exchange.ts'

/** What a history is narrowed to; null for all. */
export interface ScoreFilter {
  domain: string | null
  relayId: string | null
}

const queryOf = (format: ScoreFormat, { domain, relayId }: ScoreFilter): URLSearchParams =>
  new URLSearchParams({
    format,
    ...(domain === null ? {} : { domain }),
    ...(relayId === null ? {} : { relayId }),
  })

/** Requests about the score over time, and about what no test can see. */
export const scoreRequests = (call: <T>(request: Request<T>) => Promise<Reply<T>>) => ({
  scores: () => call({ method: 'GET', path: '/v1/scores', schema: ScoreHistory }),
  scoreFile: (format: ScoreFormat, filter: ScoreFilter) =>
    call({ method: 'GET', path: `/v1/scores/export?${queryOf(format, filter)}`, schema: ScoreFile }),
  inboxAdvice: () => call({ method: 'GET', path: '/v1/inbox-advice', schema: InboxAdvice }),
})
