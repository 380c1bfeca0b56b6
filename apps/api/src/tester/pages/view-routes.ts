import { type Context, Hono } from 'hono'
import { clientAddress, clientNetwork } from '../../http/client-address.ts'
import type { Env } from '../../http/env.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import { sourceOfResult, type StoredResult } from '../results/stored-result.ts'
import type { TestingServices } from '../testing-services.ts'
import { createOneAtATime } from './one-at-a-time.ts'

/** A message is taken apart anew for each look at it; one report has three views. */
const VIEWS = { requests: 30, seconds: 60 }

/** `…/html`, `…/text` and `…/source`: the message itself, for the frames of its report. `open` throws for a token that is none. */
export const viewRoutes = (
  { config, database }: Pick<TestingServices, 'config' | 'database'>,
  prefix: `/${string}/:token${string}`,
  open: (token: string) => StoredResult,
): Hono<Env> => {
  const limit = createRateLimit(VIEWS.requests, VIEWS.seconds)
  const inTurn = createOneAtATime()
  const view = async <Page>(c: Context<Env>, make: (source: Uint8Array) => Page | Promise<Page>): Promise<Page> => {
    await limit.count(clientNetwork(clientAddress(c, config.trustedProxies)))
    const { id } = open(c.req.param('token') ?? '')
    return inTurn(() => make(sourceOfResult(database, id)))
  }
  return new Hono<Env>()
    .get(`${prefix}/html`, async (c) => {
      const { answerFrame, placeOf } = await import('./answer.ts')
      const { HTML_POLICY, htmlPage } = await import('./message-views.ts')
      const place = placeOf(c, config.publicUrl)
      return answerFrame(c, place, await view(c, (source) => htmlPage(place.say, source)), HTML_POLICY)
    })
    .get(`${prefix}/text`, async (c) => {
      const { answerFrame, placeOf } = await import('./answer.ts')
      const { TEXT_POLICY, textPage } = await import('./message-views.ts')
      const place = placeOf(c, config.publicUrl)
      return answerFrame(c, place, await view(c, (source) => textPage(place.say, source)), TEXT_POLICY)
    })
    .get(`${prefix}/source`, async (c) => {
      const { answerFrame, placeOf } = await import('./answer.ts')
      const { sourcePage, TEXT_POLICY } = await import('./message-views.ts')
      const place = placeOf(c, config.publicUrl)
      return answerFrame(c, place, await view(c, (source) => sourcePage(place.say, source)), TEXT_POLICY)
    })
}
