import { NoticeList, NoticeSettings, NoticeTest, SetNoticeSettings } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import type { Deps } from '../app.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createRouter, emptyAnswer, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { deleteNotice, listNotices, readNotice } from './list-notices.ts'
import { noticeSettings } from './notice-settings.ts'
import { createSetNoticeSettings } from './set-notice-settings.ts'
import { createTryNotices, type TryNoticesDeps } from './try-notices.ts'

const tags = ['notices']
const ofNotice = z.object({ id: z.uuid() })

const list = createRoute({
  method: 'get',
  path: '/notices',
  operationId: 'listNotices',
  tags,
  responses: { 200: jsonAnswer(NoticeList), ...problems },
})

const read = createRoute({
  method: 'post',
  path: '/notices/{id}/read',
  operationId: 'readNotice',
  tags,
  request: { params: ofNotice },
  responses: { 204: emptyAnswer, ...problems },
})

const remove = createRoute({
  method: 'delete',
  path: '/notices/{id}',
  operationId: 'deleteNotice',
  tags,
  request: { params: ofNotice },
  responses: { 204: emptyAnswer, ...problems },
})

const getSettings = createRoute({
  method: 'get',
  path: '/notice-settings',
  operationId: 'getNoticeSettings',
  tags,
  responses: { 200: jsonAnswer(NoticeSettings), ...problems },
})

const setSettings = createRoute({
  method: 'put',
  path: '/notice-settings',
  operationId: 'setNoticeSettings',
  tags,
  request: jsonBody(SetNoticeSettings),
  responses: { 200: jsonAnswer(NoticeSettings), ...problems },
})

const trySettings = createRoute({
  method: 'post',
  path: '/notice-settings/test',
  operationId: 'testNoticeSettings',
  tags,
  responses: { 200: jsonAnswer(NoticeTest), ...problems },
})

/** Each trial sends an e-mail and calls a server. */
const TRIALS = { count: 5, seconds: 60 }

/** Notices, and where they go besides the extension. */
export const noticeRoutes = (deps: Deps & TryNoticesDeps) => {
  const { database, now, stopping } = deps
  const set = createSetNoticeSettings(deps)
  const tryNotices = createTryNotices(deps)
  const limit = createRateLimit(TRIALS.count, TRIALS.seconds)
  return createRouter()
    .openapi(list, (c) => c.json(listNotices(database, c.get('locale')), 200))
    .openapi(read, (c) => {
      readNotice(database, c.req.valid('param').id, now())
      return c.body(null, 204)
    })
    .openapi(remove, (c) => {
      deleteNotice(database, c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(getSettings, (c) => c.json(noticeSettings(database, c.get('locale')), 200))
    .openapi(setSettings, (c) => {
      const locale = c.get('locale')
      set(c.req.valid('json'), { deviceId: c.get('device').id, locale })
      return c.json(noticeSettings(database, locale), 200)
    })
    .openapi(trySettings, async (c) => {
      await limit.count(c.get('device').id)
      const signal = AbortSignal.any([c.req.raw.signal, stopping])
      return c.json(await tryNotices(c.get('locale'), signal), 200)
    })
}
