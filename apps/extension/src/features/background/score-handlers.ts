import type { Handlers } from '../../messaging/serve.ts'
import type { Services } from './services.ts'

type ScoreMessage = Extract<keyof Handlers, `scores/${string}` | `inbox/${string}`>

/** Messages about the score over time, and about what no test can see. */
export const scoreHandlers = ({ api }: Pick<Services, 'api'>): Pick<Handlers, ScoreMessage> => ({
  'scores/list': () => api.scores(),
  'scores/export': ({ format, domain, relayId }) => api.scoreFile(format, { domain, relayId }),
  'inbox/advice': () => api.inboxAdvice(),
})
