import type { Behaviour } from './behaviour.ts'
import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { Language, Words } from './words.ts'

/** A guess: nobody has shown the markup of this page. Only good for testing that a reader gives up politely. */
export function renderLimitReachedGuess(behaviour: Behaviour, language: Language, words: Words): string {
  const body = html`<div id="header"><h1 class="title">${words.limitReached}</h1></div>
    <div class="container"><a href="/manager">mail-tester</a></div>`
  const { cookieBanner } = behaviour
  return renderPage({ language, words, title: 'Spam Test Result', bodyId: 'limit-reached-guess', body, cookieBanner })
}

/** The Joomla checkout that stands in front of a result when the account's owner charges for it. */
export function renderPayment(address: string, behaviour: Behaviour, language: Language, words: Words): string {
  const body = html`<div id="micropaymentpage">
    <div id="header"><h1 class="title">${words.payment}</h1></div>
    <form class="container">
      <input type="hidden" name="mailbox" value="${address}" />
      <div class="productselection" rel="1">1 test</div>
      <div class="productselection" rel="2">10 tests</div>
    </form>
  </div>`
  const { cookieBanner } = behaviour
  const bodyId = 'com_mtmanager_checkout_listing'
  return renderPage({ language, words, title: 'mail-tester', bodyId, body, cookieBanner })
}
