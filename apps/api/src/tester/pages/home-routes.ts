import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import { isReachable } from '../../handovers/is-reachable.ts'
import { ownTester } from '../../testers/own-tester.ts'
import type { TestingServices } from '../testing-services.ts'
import { closedToStrangers } from './closed-to-strangers.ts'

/** True while nobody on the Internet can send a message here. */
export const isLocalOnly = (services: TestingServices): boolean => ownTester.isReachable?.(services) !== true

/** Practice is for whoever sits before this machine: each message becomes part of the owner’s history. */
export const offersPractice = (services: TestingServices): boolean =>
  isLocalOnly(services) && !isReachable(services.config.publicUrl)

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
      const reach = { isLocalOnly: isLocalOnly(services), hasPractice: offersPractice(services) }
      const view = { ...place, ...issueAddress(), ...reach, maxMegabytes, keepDays }
      return answerPage(c, place, homePage(view))
    })
    .post('/t/practice', async (c) => {
      if (!tester.isOpen || !offersPractice(services)) return closedToStrangers(c, publicUrl)
      const { linkTo } = await import('./document.ts')
      const { placeOf } = await import('./answer.ts')
      const place = placeOf(c, publicUrl)
      const { address } = startPracticeProbe(place.say.locale, null)
      return c.redirect(linkTo(place, `/t/${address.token}`), 303)
    })
}
