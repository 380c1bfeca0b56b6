import type { Locale } from '@bienrecu/shared'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { STYLE, STYLE_SOURCE } from './style.ts'

/** HTML whose values were escaped when it was put together. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The policy of our pages: their own style sheet and nothing else, no script least of all. */
export const PAGE_POLICY = `default-src 'none'; style-src ${STYLE_SOURCE}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A whole page. */
export const layout = (locale: Locale, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`
