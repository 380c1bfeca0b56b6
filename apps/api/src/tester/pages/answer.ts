import { Locale } from '@bienrecu/shared'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Env } from '../../http/env.ts'
import type { Html } from '../../pages/layout.ts'
import { type Place, TESTER_POLICY } from './document.ts'
import { createSayTester } from './say-tester.ts'

/** Where the page of a request stands; `?lang=` wins over the language of the browser. */
export const placeOf = (c: Context<Env>, publicUrl: string): Place => {
  const chosen = Locale.safeParse(c.req.query('lang'))
  const { pathname } = new URL(publicUrl)
  return {
    say: createSayTester(chosen.success ? chosen.data : c.get('locale')),
    base: pathname.replace(/\/$/, ''),
    chosen: chosen.success ? chosen.data : null,
  }
}

const setHeaders = (c: Context<Env>, locale: Locale): void => {
  c.header('Content-Language', locale)
  c.header('Vary', 'Accept-Language', { append: true })
  c.header('X-Robots-Tag', 'noindex, nofollow')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
}

/** Answers a page of the tester. */
export const answerPage = (c: Context<Env>, { say }: Place, page: Html, status: ContentfulStatusCode = 200) => {
  setHeaders(c, say.locale)
  c.header('Content-Security-Policy', TESTER_POLICY)
  return c.html(page, status)
}

/** Answers what a page of ours shows in a frame, under a policy of its own. */
export const answerFrame = (c: Context<Env>, { say }: Place, page: Html | string, policy: string) => {
  setHeaders(c, say.locale)
  c.header('Content-Security-Policy', `${policy}; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`)
  c.header('X-Frame-Options', 'SAMEORIGIN')
  return c.html(page)
}

/** Answers a file to keep. */
export const answerFile = (c: Context<Env>, body: string | Uint8Array<ArrayBuffer>, type: string, name: string) => {
  c.header('X-Robots-Tag', 'noindex, nofollow')
  c.header('Cache-Control', 'no-store')
  c.header('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(body, 200, { 'Content-Type': type })
}
