import { html, trusted, type Html } from './html.ts'
import { STYLE } from './style.ts'
import type { Language, Words } from './words.ts'

/** What every page has: its head, the choice of languages, the cookie banner. */
export interface Page {
  readonly language: Language
  readonly words: Words
  readonly title: string
  readonly bodyId: string
  readonly body: Html
  /** Extra elements of the head. */
  readonly head?: Html
  readonly cookieBanner: boolean
}

const LANGUAGES = 'bg zh hr cz nl en et fr de el he hu it nb pl pt ro ru es se tr'.split(' ')

/** A complete document. */
export function renderPage(page: Page): string {
  return html`${trusted('<!DOCTYPE html>')}
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <title>${page.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${page.head ?? html``}
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body id="${page.bodyId}">
        ${page.body}
        <ul id="dropdown_content_lang" hidden>
          ${LANGUAGES.map((language) => html`<li><a href="?lang=${language}">${language}</a></li>`)}
        </ul>
        ${page.cookieBanner ? cookieBanner(page.words) : html``}
      </body>
    </html>`.markup
}

/** cookieconsent 3.0.3. Its buttons are links with a role. */
function cookieBanner(words: Words): Html {
  return html`<div
    role="dialog"
    aria-live="polite"
    aria-label="cookieconsent"
    aria-describedby="cookieconsent:desc"
    class="cc-window cc-banner"
  >
    <span id="cookieconsent:desc" class="cc-message">${words.cookies}</span>
    <a
      aria-label="dismiss cookie message"
      role="button"
      tabindex="0"
      class="cc-btn cc-dismiss"
      onclick="this.closest('.cc-window').remove()"
      >${words.gotIt}</a
    >
  </div>`
}
