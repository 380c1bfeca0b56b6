import type { Locale } from '@bienrecu/shared'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { STYLE, STYLE_SOURCE } from './style.ts'

/** HTML whose values were escaped when it was put together. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The policy of a page: its own style sheet, by its hash, and nothing else, no script least of all. */
export const policyFor = (styleSource: string): string =>
  `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export const PAGE_POLICY = policyFor(STYLE_SOURCE)

interface Dress {
  /** Instead of the style sheet of our pages; its source belongs into the policy. */
  readonly style?: string
  /** What stands in the head besides. */
  readonly head?: Html
}

/** A whole page. */
export const layout = (locale: Locale, title: string, body: Html, { style = STYLE, head = html`` }: Dress = {}): Html =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        ${head}
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`
