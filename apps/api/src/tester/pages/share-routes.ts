import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import { resultOfShare } from '../results/stored-result.ts'
import type { TestingServices } from '../testing-services.ts'
import { viewRoutes } from './view-routes.ts'

const TOKEN = '{[A-Za-z0-9_-]{40,64}}'

/** `GET /s/{token}`: the report behind a shared link. It shows all and changes nothing. */
export const shareRoutes = (services: TestingServices): Hono<Env> => {
  const { config, database, now } = services
  const open = (token: string) => resultOfShare(database, token, now())
  return new Hono<Env>()
    .get(`/s/:token${TOKEN}`, async (c) => {
      const token = c.req.param('token')
      const result = open(token)
      const { answerPage, placeOf } = await import('./answer.ts')
      const { reportPage } = await import('./report/report-page.ts')
      const { reportView } = await import('./report-of-result.ts')
      const place = placeOf(c, config.publicUrl)
      const view = reportView({ result, address: null }, { ...place, path: `/s/${token}`, isShared: true, now: now() })
      return answerPage(c, place, reportPage(view))
    })
    .route('/', viewRoutes(services, `/s/:token${TOKEN}`, open))
}
