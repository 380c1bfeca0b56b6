import { Id, InboxAdvice, ScoreHistory } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRouter, jsonAnswer, problems } from '../http/router.ts'
import { inboxSteps } from './inbox-steps.ts'
import { createSay } from '../locales/say.ts'
import { scoreHistory } from './score-history.ts'
import { narrowScores, SCORE_FORMATS, type ScoreFormat, writeScores } from './write-scores.ts'

const tags = ['reports']

const scores = createRoute({
  method: 'get',
  path: '/scores',
  operationId: 'listScores',
  tags,
  responses: { 200: jsonAnswer(ScoreHistory), ...problems },
})

const MEDIA_TYPES: Readonly<Record<ScoreFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
}

const exported = createRoute({
  method: 'get',
  path: '/scores/export',
  operationId: 'exportScores',
  tags,
  request: {
    query: z.object({ format: z.enum(SCORE_FORMATS), domain: z.string().max(255).optional(), relayId: Id.optional() }),
  },
  responses: {
    200: {
      description: '',
      content: Object.fromEntries(SCORE_FORMATS.map((format) => [MEDIA_TYPES[format], { schema: z.string() }])),
    },
    ...problems,
  },
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
      return c.body(text, 200, { 'Content-Type': MEDIA_TYPES[format] })
    })
    .openapi(advice, async (c) => c.json(await inboxSteps(), 200))
