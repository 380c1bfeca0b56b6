import type { Locale } from '@bienrecu/shared'
import { html, raw } from 'hono/html'
import { type Html, layout } from '../../pages/layout.ts'
import { TESTER_STYLE, TESTER_STYLE_SOURCE } from './page-style.ts'
import { SCRIPT, SCRIPT_SOURCE } from './page-script.ts'
import type { TesterSay } from './say-tester.ts'

/**
 * The policy of the tester’s pages: this style sheet, this script, forms and questions to ourselves, and frames of ourselves
 * for the message. Nothing from elsewhere; a message brings its own, stricter one.
 */
export const TESTER_POLICY = [
  "default-src 'none'",
  `style-src ${TESTER_STYLE_SOURCE}`,
  `script-src ${SCRIPT_SOURCE}`,
  "connect-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Where a page stands: what its links begin with, and the language the reader chose. */
export interface Place {
  readonly say: TesterSay
  /** Path of the API, without a trailing slash; mostly empty. */
  readonly base: string
  /** The language, where the reader chose one: links keep it. */
  readonly chosen: Locale | null
}

/** A link within the tester: `/t/…`, in the language that was chosen. */
export const linkTo = ({ base, chosen }: Place, path: string, query: Readonly<Record<string, string>> = {}): string => {
  const params = new URLSearchParams({ ...query, ...(chosen && { lang: chosen }) })
  return base + path + (params.size > 0 ? `?${params.toString()}` : '')
}

/** The bar above every page: where it belongs, and the other language. */
export const headPart = ({ say, base }: Place, path: string, home: string | null): Html => {
  const other: Locale = say.locale === 'fr' ? 'en' : 'fr'
  return html`<header class="head">
    ${
      home === null
        ? html`<span class="brand">${say('product')}</span>`
        : html`<a class="brand" href="${home}">${say('product')}</a>`
    }
    <a class="screen" href="${base}${path}?lang=${other}" lang="${other}" hreflang="${other}"
      >${say('other-language')}</a
    >
  </header>`
}

interface PageOptions {
  readonly title: string
  /** Without script the browser asks again after so many seconds, at this address; null: it stays as it is. */
  readonly refresh?: { readonly seconds: number; readonly url: string } | null
}

/** A whole page of the tester. */
export const testerPage = ({ say }: Place, { title, refresh = null }: PageOptions, body: Html): Html =>
  layout(say.locale, `${title} · ${say('product')}`, html`${body} ${raw(`<script>${SCRIPT}</script>`)}`, {
    style: TESTER_STYLE,
    head: html`<meta name="referrer" content="no-referrer" /> ${
        refresh === null
          ? ''
          : html`<noscript><meta http-equiv="refresh" content="${refresh.seconds}; url=${refresh.url}" /></noscript>`
      }`,
  })
