import { type Context, Hono } from 'hono'
import { clientAddress, clientNetwork } from '../../http/client-address.ts'
import type { Env } from '../../http/env.ts'
import type { TestingServices } from '../testing-services.ts'
import { isLocalOnly, offersPractice } from './home-routes.ts'
import { createOpenPolls } from './open-polls.ts'
import { openToken, type Opened, type PageState, stateOf } from './result-state.ts'

/** A token as it stands in a path. */
export const TOKEN = '{[A-Za-z0-9_-]{40,64}}'

const POLL = 25_000 // ms: shorter than what proxies allow
const STEP = 1_000 // ms: how soon a message that is being judged is seen
const POLLS_PER_NETWORK = 24
const SECOND = 1000 // ms

/** Since when this reader waits, as the page says when it asks again. */
const sinceOf = (c: Context<Env>, now: number): number => {
  const since = Number(c.req.query('since')) * SECOND
  return Number.isFinite(since) && since > 0 && since <= now ? since : now
}

/** `GET /t/{token}`: the page that waits, then the report. `GET /t/{token}/state`: answers when there is news. */
export const resultRoutes = (services: TestingServices): Hono<Env> => {
  const { config, now, stopping, watchResult } = services
  const polls = createOpenPolls(POLLS_PER_NETWORK)

  const waitForNews = async (opened: Opened, known: string | undefined, signal: AbortSignal): Promise<PageState> => {
    const until = now() + POLL
    let state = stateOf(opened, now())
    while (state === known && now() < until && !signal.aborted) {
      const result = await watchResult(opened.token, signal, STEP)
      state = stateOf({ ...opened, result }, now())
    }
    return state
  }

  const showReport = async (c: Context<Env>, opened: Opened) => {
    const [{ answerPage, placeOf }, { reportView }, { reportPage }] = await Promise.all([
      import('./answer.ts'),
      import('./report-of-result.ts'),
      import('./report/report-page.ts'),
    ])
    const place = placeOf(c, config.publicUrl)
    const path = `/t/${opened.token}`
    return answerPage(c, place, reportPage(reportView(opened, { ...place, path, isShared: false, now: now() })))
  }

  return new Hono<Env>()
    .get(`/t/:token${TOKEN}`, async (c) => {
      const opened = openToken(services, c.req.param('token'))
      const state = stateOf(opened, now())
      if (state === 'judged') return showReport(c, opened)
      const { answerPage, placeOf } = await import('./answer.ts')
      const { waitingPage } = await import('./waiting-page.ts')
      const place = placeOf(c, config.publicUrl)
      const { token, address, addressUntil: expiresAt } = opened
      const times = { since: sinceOf(c, now()), now: now(), expiresAt }
      const pageUrl = `${config.publicUrl}/t/${token}`
      const reach = { isLocalOnly: isLocalOnly(services), hasPractice: offersPractice(services) }
      const view = { ...place, ...times, ...reach, state, token, address, pageUrl }
      return answerPage(c, place, waitingPage(view))
    })
    .get(`/t/:token${TOKEN}/state`, async (c) => {
      const opened = openToken(services, c.req.param('token'))
      const network = clientNetwork(clientAddress(c, config.trustedProxies))
      const signal = AbortSignal.any([c.req.raw.signal, stopping])
      const isReader = c.req.method !== 'HEAD'
      const news = isReader
        ? await polls.run(network, () => waitForNews(opened, c.req.query('known'), signal))
        : stateOf(opened, now())
      return c.json({ state: news ?? stateOf(opened, now()) })
    })
}
