import { Locale } from '@bienrecu/shared'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { buildDocument } from '../openapi/document.ts'
import { homePage } from './home-page.ts'
import { type Html, PAGE_POLICY } from './layout.ts'
import { referencePage } from './reference-page.ts'

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
const perLocale = <Value>(make: (locale: Locale) => Value) => {
  const made = new Map<Locale, Value>()
  return (locale: Locale): Value => {
    const value = made.get(locale) ?? make(locale)
    made.set(locale, value)
    return value
  }
}

/** Pages for people: `/` and `/reference`; and `/v1/openapi.json`. `app` is the app whose routes they describe. */
export const pageRoutes = (app: OpenAPIHono<Env>, publicUrl: string): Hono<Env> => {
  const documentIn = perLocale((locale) => buildDocument(app, locale, publicUrl))
  const referenceIn = perLocale((locale) => referencePage(documentIn(locale), locale))
  return new Hono<Env>()
    .get('/', (c) => answerPage(c, localeOf(c), homePage(localeOf(c))))
    .get('/reference', (c) => answerPage(c, localeOf(c), referenceIn(localeOf(c))))
    .get('/v1/openapi.json', (c) => c.json(documentIn(localeOf(c))))
}
