import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import { ownTester } from '../../testers/own-tester.ts'
import type { TestingServices } from '../testing-services.ts'
import { closedToStrangers } from './closed-to-strangers.ts'

/** True while nobody on the Internet can send a message here. */
export const isLocalOnly = (services: TestingServices): boolean => ownTester.isReachable?.(services) !== true

/** `GET /t`: a fresh address. `POST /t/practice`: a practice message, then its page. */
export const homeRoutes = (services: TestingServices): Hono<Env> => {
  const { config, tester, issueAddress, startPracticeProbe } = services
  const { publicUrl } = config
  return new Hono<Env>()
    .get('/t', async (c) => {
      if (!tester.isOpen) return closedToStrangers(c, publicUrl)
      const { answerPage, placeOf } = await import('./answer.ts')
      const { homePage } = await import('./home-page.ts')
      const place = placeOf(c, publicUrl)
      const { maxMegabytes, keepDays } = tester
      const view = { ...place, ...issueAddress(), isLocalOnly: isLocalOnly(services), maxMegabytes, keepDays }
      return answerPage(c, place, homePage(view))
    })
    .post('/t/practice', async (c) => {
      if (!tester.isOpen) return closedToStrangers(c, publicUrl)
      const { linkTo } = await import('./document.ts')
      const { placeOf } = await import('./answer.ts')
      const place = placeOf(c, publicUrl)
      const { address } = startPracticeProbe(place.say.locale, null)
      return c.redirect(linkTo(place, `/t/${address.token}`), 303)
    })
}
