import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import type { TestingServices } from '../testing-services.ts'
import { closedToStrangers } from './closed-to-strangers.ts'
import { createLimitUpload } from './limit-upload.ts'

/** Judging takes less as a rule: the form leads to the report at once. */
const PATIENCE = 3_000 // ms

/** Resolves when the work is over, however it ends, or after a while. */
const within = async (work: Promise<unknown>, ms: number): Promise<void> => {
  let timer
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => undefined), patience])
  clearTimeout(timer)
}

/** `POST /t/file`: a message that was dropped, chosen or pasted; leads to its report. */
export const fileRoutes = ({ config, tester, judgeFile }: TestingServices): Hono<Env> => {
  const limitUpload = createLimitUpload({ ...tester, trustedProxies: config.trustedProxies })
  return new Hono<Env>().post(
    '/t/file',
    (c, next) => (tester.isOpen ? limitUpload(c, next) : closedToStrangers(c, config.publicUrl)),
    async (c) => {
      const { linkTo } = await import('./document.ts')
      const { placeOf } = await import('./answer.ts')
      const { readUpload } = await import('./upload.ts')
      const { token, done } = judgeFile({ ...(await readUpload(c)), deviceId: null })
      await within(done, PATIENCE)
      return c.redirect(linkTo(placeOf(c, config.publicUrl), `/t/${token}`), 303)
    },
  )
}
