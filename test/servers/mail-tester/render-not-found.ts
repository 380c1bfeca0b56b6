import type { Behaviour } from './behaviour.ts'
import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { Language, Words } from './words.ts'

/** The page that comes when waiting has been of no use. */
export function renderNotFound(address: string, behaviour: Behaviour, language: Language, words: Words): string {
  const reasons = words.notFoundReasons
  const body = html`<div id="header">
      <h1 class="title">${words.notFound}</h1>
      <span class="mailbox">${address}</span>
    </div>
    <div class="container">
      <div id="reason_notsent" class="reason"><h2>${reasons.notsent}</h2></div>
      <div id="reason_bcc" class="reason"><h2>${reasons.bcc}</h2></div>
      <div id="reason_newtest" class="reason"><h2>${reasons.newtest}</h2></div>
      <div id="reason_mailchimp" class="reason"><h2>${reasons.mailchimp}</h2></div>
    </div>`
  const { cookieBanner } = behaviour
  return renderPage({ language, words, title: 'Spam Test Result', bodyId: 'notfound', body, cookieBanner })
}
