import { Id, InboxAdvice, ScoreFile, ScoreFormat, ScoreHistory } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'
import { inboxSteps } from './inbox-steps.ts'
import { createSay } from '../locales/say.ts'
import { scoreHistory } from './score-history.ts'
import { narrowScores, writeScores } from './write-scores.ts'

const tags = ['reports']

const scores = createRoute({
  method: 'get',
  path: '/scores',
  operationId: 'listScores',
  tags,
  responses: { 200: jsonAnswer(ScoreHistory), ...problems },
})

const FILES: Readonly<Record<ScoreFormat, { mediaType: string; ending: string }>> = {
  csv: { mediaType: 'text/csv', ending: 'csv' },
  json: { mediaType: 'application/json', ending: 'json' },
  markdown: { mediaType: 'text/markdown', ending: 'md' },
}

const exported = createRoute({
  method: 'get',
  path: '/scores/export',
  operationId: 'exportScores',
  tags,
  request: {
    query: z.object({ format: ScoreFormat, domain: z.string().max(255).optional(), relayId: Id.optional() }),
  },
  responses: { 200: jsonAnswer(ScoreFile), ...problems },
})

const advice = createRoute({
  method: 'get',
  path: '/inbox-advice',
  operationId: 'getInboxAdvice',
  tags,
  responses: { 200: jsonAnswer(InboxAdvice), ...problems },
})

/** The score over time, and what to do where no test sees the fault. */
export const scoreRoutes = ({ database }: Pick<Deps, 'database'>) =>
  createRouter()
    .openapi(scores, (c) => c.json(scoreHistory(database), 200))
    .openapi(exported, (c) => {
      const { format, domain = null, relayId = null } = c.req.valid('query')
      const history = narrowScores(scoreHistory(database), { domain, relayId })
      const locale = c.get('locale')
      const text = writeScores(history, format, locale, createSay(locale))
      const { mediaType, ending } = FILES[format]
      return c.json({ fileName: `bienrecu-scores.${ending}`, mediaType, text }, 200)
    })
    .openapi(advice, async (c) => c.json(await inboxSteps(), 200))
