import type { Behaviour, HomeVariant } from './behaviour.ts'
import { html, trusted, type Html } from './html.ts'
import { renderPage } from './page.ts'
import type { Language, Words } from './words.ts'

/** The home page. Its address is made in the browser, as on the real one: no two loads have the same. */
export function renderHome(behaviour: Behaviour, language: Language, words: Words): string {
  const body = html`<div id="header">
      <h1 class="title">mail-tester</h1>
      <form action="check" method="get">
        <label id="sendmail-label" for="email">${words.homeLabel}</label>
        ${addressField(behaviour.home, words)}
        <input id="submitbutton" type="submit" value="${words.homeButton}" />
      </form>
    </div>
    ${trusted(script(behaviour))}`
  const title = 'Newsletters spam test by mail-tester.com'
  return renderPage({ language, words, title, bodyId: 'home', body, cookieBanner: behaviour.cookieBanner })
}

function addressField(variant: HomeVariant, words: Words): Html {
  const data = html`data-prefix="test" data-domain="srv1.mail-tester.com"`
  const field = (attributes: Html) =>
    html`<input type="text" class="email" id="email" name="id" value="${words.placeholder}" ${attributes} />`
  const fields: Readonly<Record<HomeVariant, Html>> = {
    current: field(data),
    'address-never-made': field(data),
    old: field(html``),
    'no-data': field(html``),
    'not-an-input': html`<span class="email" id="email" ${data}>${words.placeholder}</span>`,
    changed: html`<output class="test-address"></output>`,
  }
  return fields[variant]
}

/** As in mail-tester's app.js, jQuery aside: on DOM ready, and not for robots. */
function script({ home, addressDelayMs }: Behaviour): string {
  if (home === 'address-never-made') return ''
  const [prefix, domain] = home === 'old' ? ['web', 'mail-tester.com'] : ['test', 'srv1.mail-tester.com']
  const length = home === 'old' ? 5 : 9
  return `<script>
document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
  if (/bot|googlebot|crawler|spider|robot|crawling/i.test(navigator.userAgent)) return
  const field = document.querySelector('#email') ?? document.querySelector('.test-address')
  const address = (field.dataset.prefix ?? '${prefix}') + '-'
    + Math.random().toString(36).substring(2, ${2 + length}).padEnd(${length}, '0')
    + String.fromCharCode(64) + (field.dataset.domain ?? '${domain}')
  if ('value' in field && field.localName === 'input') field.value = address
  else field.textContent = address
}, ${addressDelayMs}))
</script>`
}
