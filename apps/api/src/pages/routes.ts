import { Locale } from '@bienrecu/shared'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { type Html, PAGE_POLICY } from './layout.ts'

/** `?lang=fr` wins over the language the browser asks for. */
const localeOf = (c: Context<Env>): Locale => {
  const chosen = Locale.safeParse(c.req.query('lang'))
  return chosen.success ? chosen.data : c.get('locale')
}

const answerPage = (c: Context<Env>, locale: Locale, page: Html) => {
  c.header('Content-Security-Policy', PAGE_POLICY)
  c.header('Content-Language', locale)
  return c.html(page)
}

/** What is made once per language, when it is first asked for. */
const perLocale = <Value>(make: (locale: Locale) => Promise<Value>) => {
  const made = new Map<Locale, Promise<Value>>()
  return (locale: Locale): Promise<Value> => {
    const value = made.get(locale) ?? make(locale)
    made.set(locale, value)
    return value
  }
}

/** Pages for people: `/` and `/reference`; and `/v1/openapi.json`. `app` is the app whose routes they describe. */
export const pageRoutes = (app: OpenAPIHono<Env>, publicUrl: string): Hono<Env> => {
  const documentIn = perLocale(async (locale) => {
    const { buildDocument } = await import('../openapi/document.ts')
    return buildDocument(app, locale, publicUrl)
  })
  const referenceIn = perLocale(async (locale) => {
    const { referencePage } = await import('./reference-page.ts')
    return referencePage(await documentIn(locale), locale)
  })
  const homeIn = perLocale(async (locale) => (await import('./home-page.ts')).homePage(locale))
  return new Hono<Env>()
    .get('/', async (c) => answerPage(c, localeOf(c), await homeIn(localeOf(c))))
    .get('/reference', async (c) => answerPage(c, localeOf(c), await referenceIn(localeOf(c))))
    .get('/v1/openapi.json', async (c) => c.json(await documentIn(localeOf(c))))
}
