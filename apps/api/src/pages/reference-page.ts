import { ERROR_CODES, errorSentence, type Locale } from '@bienrecu/shared'
import { html } from 'hono/html'
import { isHttpErrorCode, STATUS } from '../http/status.ts'
import { type ReferenceText, referenceText } from '../locales/reference/reference-text.ts'
import type { ApiDocument } from '../openapi/document.ts'
import { type Html, layout } from './layout.ts'
import { operationSection, operationsOf } from './operation-section.ts'
import { schemaTable } from './schema-table.ts'

const otherLocale = (locale: Locale): Locale => (locale === 'fr' ? 'en' : 'fr')

const contents = (document: ApiDocument, { page }: ReferenceText): Html => {
  const operations = operationsOf(document)
  return html`<nav aria-labelledby="contents">
    <h2 id="contents">${page.contents}</h2>
    <ul>
      <li><a class="tag" href="#start">${page.start}</a></li>
      ${document.tags.map(
        ({ name, description }) =>
          html`<li>
            <a class="tag" href="#tag-${name}">${description}</a>
            <ul>
              ${operations
                .filter(({ operation }) => operation.tags?.includes(name))
                .map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`)}
            </ul>
          </li>`,
      )}
      <li><a class="tag" href="#errors">${page.errors}</a></li>
      <li><a class="tag" href="#schemas">${page.schemas}</a></li>
    </ul>
  </nav>`
}

const firstSteps = (url: string, { page }: ReferenceText): Html => {
  const pair = `curl -X POST ${url}/v1/pair -H 'Content-Type: application/json' \\
  -d '{"code":"BCDF-GHJK","deviceName":"curl"}'`
  const use = `curl ${url}/v1/relays -H 'Authorization: Bearer brt_…'`
  return html`<h2 id="start">${page.start}</h2>
    <p>${page.startPair}</p>
    <pre tabindex="0"><code>pnpm bienrecu pair</code></pre>
    <p>${page.startToken}</p>
    <pre tabindex="0"><code>${pair}</code></pre>
    <p>${page.startUse}</p>
    <pre tabindex="0"><code>${use}</code></pre>`
}

const tagSections = (document: ApiDocument, text: ReferenceText): Html =>
  html`${document.tags.map(({ name, description }) => {
    const operations = operationsOf(document).filter(({ operation }) => operation.tags?.includes(name))
    return html`<section aria-labelledby="tag-${name}">
      <h2 id="tag-${name}">${description}</h2>
      ${operations.map((routed) => operationSection(routed, document, text))}
    </section>`
  })}`

const errorTable = (locale: Locale, { page }: ReferenceText): Html =>
  html`<h2 id="errors">${page.errors}</h2>
    <p>${page.errorsAbout}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="errors">
      <table>
        <thead>
          <tr>
            <th scope="col">${page.code}</th>
            <th scope="col">${page.status}</th>
            <th scope="col">${page.sentence}</th>
          </tr>
        </thead>
        <tbody>
          ${ERROR_CODES.filter(isHttpErrorCode).map(
            (code) =>
              html`<tr>
                <td><code>${code}</code></td>
                <td>${STATUS[code]}</td>
                <td>${errorSentence(code, locale, PLACEHOLDERS)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`

/** Keeps the placeholders of a sentence as they are. */
const PLACEHOLDERS = new Proxy<Record<string, string>>({}, { get: (_target, name) => `{${String(name)}}` })

const schemaSections = ({ components }: ApiDocument, text: ReferenceText): Html =>
  html`<h2 id="schemas">${text.page.schemas}</h2>
    ${Object.entries(components.schemas).map(
      ([name, schema]) =>
        html`<article class="card" id="schema-${name}">
          <h3><code>${name}</code></h3>
          ${schemaTable(name, schema, text)}
        </article>`,
    )}`

/** The reference of the API as one page, made from its document. */
export const referencePage = (document: ApiDocument, locale: Locale): Html => {
  const text = referenceText(locale)
  const { info, servers } = document
  const other = otherLocale(locale)
  const body = html`<a class="skip" href="#start">${text.page.start}</a>
    <div class="layout">
      <header>
        <div class="bar">
          <h1>${info.title} <span class="soft">${info.version}</span></h1>
          <a href="?lang=${other}" lang="${other}" hreflang="${other}">${text.page.otherLanguage}</a>
        </div>
        <p>${info.description}</p>
        <p><a href="v1/openapi.json?lang=${locale}">${text.page.document}</a></p>
      </header>
      ${contents(document, text)}
      <main>
        ${firstSteps(servers[0]?.url ?? '', text)} ${tagSections(document, text)} ${errorTable(locale, text)}
        ${schemaSections(document, text)}
      </main>
    </div>`
  return layout(locale, `${info.title} · ${text.page.subtitle}`, body)
}
