import type { Behaviour } from './behaviour.ts'
import { html, trusted } from './html.ts'
import { renderPage } from './page.ts'
import type { Language, Words } from './words.ts'

/** mail-tester's own script forces a reload this long after the one by meta refresh should have come. */
const FORCED_RELOAD_AFTER_SECONDS = 5

/** The page shown until the mail is there: it loads itself again. */
export function renderWaiting(address: string, behaviour: Behaviour, language: Language, words: Words): string {
  const { refreshSeconds, cookieBanner } = behaviour
  const id = address.split('@')[0] ?? ''
  const next = `${encodeURIComponent(id)}&lang=${language}&reloaded=1`
  const head = html`<meta name="robots" content="noindex,nofollow" />
    <meta http-equiv="refresh" content="${refreshSeconds}; url=${next}" />`
  const body = html`<div id="header">
      <h1 class="title tt-no-margin">${words.waiting}</h1>
      <span class="mailbox">${address}</span>
      <div class="subtitle countdown tt-no-margin">0</div>
      <div class="progress-bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-label="${words.waiting}">
        <div class="separator-inner" id="animatedboat"></div>
      </div>
    </div>
    ${trusted(`<script>
let left = ${refreshSeconds}
const countdown = document.querySelector('.countdown')
const show = () => { countdown.textContent = String(Math.max(left--, 0)) }
show()
setInterval(show, 1000)
setTimeout(() => location.reload(), ${(refreshSeconds + FORCED_RELOAD_AFTER_SECONDS) * 1000})
</script>`)}`
  return renderPage({ language, words, title: 'Spam Test Result', bodyId: 'waiting-page', body, head, cookieBanner })
}
