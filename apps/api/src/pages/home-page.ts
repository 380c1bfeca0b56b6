import type { Locale } from '@bienrecu/shared'
import { html } from 'hono/html'
import { referenceText } from '../locales/reference/reference-text.ts'
import { type Html, layout } from './layout.ts'

/** What a browser sees at `/`: what this is, and what to do next. Nothing about the instance itself. */
export const homePage = (locale: Locale): Html => {
  const { page } = referenceText(locale)
  const other = locale === 'fr' ? 'en' : 'fr'
  const body = html`<main class="narrow">
    <div class="bar">
      <h1>${page.home}</h1>
      <a href="?lang=${other}" lang="${other}" hreflang="${other}">${page.otherLanguage}</a>
    </div>
    <p>${page.homeAbout}</p>
    <h2>${page.homeNext}</h2>
    <ol>
      <li>${page.homeExtension}</li>
      <li>
        ${page.homePair}
        <pre tabindex="0"><code>pnpm bienrecu pair</code></pre>
      </li>
      <li>${page.homeOpen}</li>
    </ol>
    <p><a href="reference?lang=${locale}">${page.homeReference}</a></p>
  </main>`
  return layout(locale, 'Bien reçu', body)
}
