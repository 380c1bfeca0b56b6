import { SHARE_DAYS } from '@bienrecu/shared'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../app-error.ts'
import { clientAddress, clientNetwork } from '../../http/client-address.ts'
import type { Env } from '../../http/env.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import { deleteResult } from '../results/delete-result.ts'
import { createShareResult, unshareResult } from '../results/share-result.ts'
import type { TestingServices } from '../testing-services.ts'
import { sourceOfResult, testerResultOf } from '../results/stored-result.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { TOKEN } from './result-routes.ts'
import { takenResult } from './result-state.ts'
import { viewRoutes } from './view-routes.ts'

const USUAL_DAYS = 7
/** A whole message is held in memory for as long as its reader takes. */
const DOWNLOADS = { requests: 30, seconds: 60 }
const LARGEST_FORM = 4_096 // octets: one choice stands in it

const limitForm = bodyLimit({
  maxSize: LARGEST_FORM,
  onError: () => {
    throw new AppError('payload-too-large', { params: { max: LARGEST_FORM } })
  },
})

const daysOf = async (c: Context<Env>): Promise<number> => {
  const { days } = await c.req.parseBody()
  return SHARE_DAYS.find((allowed) => String(allowed) === days) ?? USUAL_DAYS
}

/** `bienrecu-2026-11-21`: a name that says nothing of the message. */
const fileName = (receivedAt: number): string => `bienrecu-${new Date(receivedAt).toISOString().slice(0, 10)}`

/** What the owner of a result can do with it: take it along, share it, delete it. */
export const toolRoutes = (services: TestingServices): Hono<Env> => {
  const { config, database, now, places } = services
  const { publicUrl } = config
  const shareResult = createShareResult({ database, now, publicUrl })
  const taken = (c: Context<Env>) => takenResult(services, c.req.param('token') ?? '')
  const limit = createRateLimit(DOWNLOADS.requests, DOWNLOADS.seconds)
  const inTurn = createOneAtATime()
  return new Hono<Env>()
    .get(`/t/:token${TOKEN}/result.json`, async (c) => {
      const result = taken(c)
      const { answerFile } = await import('./answer.ts')
      const text = JSON.stringify(testerResultOf(places, result, now()), null, 2)
      return answerFile(c, text, 'application/json; charset=UTF-8', `${fileName(result.receivedAt)}.json`)
    })
    .get(`/t/:token${TOKEN}/message.eml`, async (c) => {
      const { id, receivedAt } = taken(c)
      await limit.count(clientNetwork(clientAddress(c, config.trustedProxies)))
      const { answerFile } = await import('./answer.ts')
      const source = await inTurn(() => new Uint8Array(sourceOfResult(database, id)))
      return answerFile(c, source, 'message/rfc822', `${fileName(receivedAt)}.eml`)
    })
    .post(`/t/:token${TOKEN}/share`, limitForm, async (c) => {
      const { id } = taken(c)
      const link = shareResult(id, await daysOf(c))
      const { answerPage, placeOf } = await import('./answer.ts')
      const { sharedPage } = await import('./small-pages.ts')
      const place = placeOf(c, publicUrl)
      return answerPage(c, place, sharedPage(place, c.req.param('token'), link))
    })
    .post(`/t/:token${TOKEN}/unshare`, async (c) => {
      unshareResult(database, taken(c).id)
      const { answerPage, placeOf } = await import('./answer.ts')
      const { withdrawnPage } = await import('./small-pages.ts')
      const place = placeOf(c, publicUrl)
      return answerPage(c, place, withdrawnPage(place, c.req.param('token')))
    })
    .get(`/t/:token${TOKEN}/delete`, async (c) => {
      taken(c)
      const { answerPage, placeOf } = await import('./answer.ts')
      const { deletePage } = await import('./small-pages.ts')
      const place = placeOf(c, publicUrl)
      return answerPage(c, place, deletePage(place, c.req.param('token')))
    })
    .post(`/t/:token${TOKEN}/delete`, async (c) => {
      deleteResult(database, taken(c).id)
      const { answerPage, placeOf } = await import('./answer.ts')
      const { deletedPage } = await import('./small-pages.ts')
      const place = placeOf(c, publicUrl)
      return answerPage(c, place, deletedPage(place))
    })
    .route(
      '/',
      viewRoutes(services, `/t/:token${TOKEN}`, (token) => takenResult(services, token)),
    )
}
