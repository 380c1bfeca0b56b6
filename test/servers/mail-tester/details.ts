import type { Evaluation } from './evaluate.ts'
import { html, type Html } from './html.ts'
import type { CheckKey, SectionKey } from './judge.ts'
import { suggestSpfRecord } from './suggest-spf.ts'
import type { Words } from './words.ts'

type Details = (evaluation: Evaluation, words: Words) => Html

const NOTHING = html``

/** The markup below a title, as documented for each check. */
export function detailsOf(key: SectionKey | CheckKey, evaluation: Evaluation, words: Words): Html {
  return DETAILS[key](evaluation, words)
}

/** The sentence in front of the details, for the two sections that are known to have a telling one. */
export function aboutOf(key: SectionKey | CheckKey, { spam, domain }: Evaluation, words: Words): string {
  if (key === 'spamassassin') return words.spamScore(points(-spam.points))
  return key === 'blacklists' ? words.blocklistsAsked(domain.ip, domain.blocklists.length) : ''
}

const DETAILS: Readonly<Record<SectionKey | CheckKey, Details>> = {
  spamassassin: ({ spam }) =>
    html`<table>
      ${spam.rules.map(spamRule)}
    </table>`,
  signature: () => NOTHING,
  'structure-and-content': ({ body }, words) =>
    html`<p class="message-weight">${words.weight(`${Math.ceil((body.html ?? body.text ?? '').length / 1024)}KB`)}</p>`,
  blacklists: ({ domain }, words) =>
    html`${domain.blocklists.map(
      ({ name, url, statusCode }) =>
        html`<div class="bl-result">${blocklistStatus(statusCode, words)} <a href="${url}">${name}</a></div>`,
    )}`,
  'broken-links': ({ body }) =>
    html`<ul>
      ${body.links.map((link) => html`<li>${link}</li>`)}
    </ul>`,
  spf: spfDetails,
  dkim: ({ authentication: { dkim } }, words) =>
    html`${dkim.map(
      (signature) =>
        html`<pre>${signature.tags}</pre>
          <pre>${signature.keyRecord ?? ''}</pre>
          <p>${words.keyLength(signature.keyBits ?? 0)}</p>`,
    )}`,
  dmarc: ({ authentication: { dmarc } }, words) =>
    dmarc.record === null
      ? NOTHING
      : html`<p>${words.dmarcFound(dmarc.domain)}</p>
          <pre>"${dmarc.record}"</pre>
          <ul>
            <li>${dmarc.info}</li>
          </ul>`,
  'reverse-dns': ({ domain }) =>
    html`<ul>
      <li>IP: ${domain.ip}</li>
      <li>HELO: ${domain.helo}</li>
      <li>rDNS: ${domain.reverseNames.join(', ')}</li>
    </ul>`,
  'mxrecord-dns': ({ domain }) => html`<pre>${domain.mx.join('\n')}</pre>`,
  'arecord-dns': ({ domain }) => html`<pre>${domain.a.join('\n')}</pre>`,
  'alt-attribute': ({ body }) => html`<pre>${body.imagesWithoutAlt.join('\n')}</pre>`,
  'forbidden-tags': ({ body }) => html`<pre>${body.forbiddenTags.join('\n')}</pre>`,
  'short-links': ({ body }) => html`<pre>${body.shortLinks.join('\n')}</pre>`,
  'list-unsubscribe': () => NOTHING,
}

/** mail-tester's sign: positive is good. Three decimals at most, and no minus in front of zero. */
export function points(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0)
}

/** The status of a rule of SpamAssassin: what it does to the score. */
export function ruleStatus(spamPoints: number): 'success' | 'warning' | 'failure' {
  if (spamPoints <= 0) return 'success'
  return spamPoints >= 1 ? 'failure' : 'warning'
}

function spamRule(rule: Evaluation['spam']['rules'][number]): Html {
  return html`<tr class="sa-test">
    <td class="sa-test-score status-${ruleStatus(rule.points)}">${points(-rule.points)}</td>
    <td class="sa-test-name"><samp>${rule.code}</samp></td>
    <td class="sa-test-description">${rule.description}</td>
  </tr>`
}

function blocklistStatus(statusCode: -1 | 0 | 1, words: Words): Html {
  if (statusCode === 1) return html`<span class="status-failure">${words.listed}</span>`
  if (statusCode === 0) return html`<span class="status-success">${words.notListed}</span>`
  return html`<span class="status-neutral">${words.noAnswer}</span>`
}

function spfDetails({ authentication: { spf }, domain, mail }: Evaluation, words: Words): Html {
  const current =
    spf.record === null
      ? NOTHING
      : html`<p>${words.spfRecord}</p>
          <pre>"${spf.record}"</pre>`
  const suggestion =
    spf.result === 'pass'
      ? NOTHING
      : html`<p>${words.spfNewRecord}</p>
          <pre>"${suggestSpfRecord(spf.record, domain.ip)}"</pre>`
  const question = `spfquery --scope mfrom --id ${mail.envelopeFrom} --ip ${domain.ip} --helo-id ${domain.helo}`
  return html`${current}${suggestion}
    <p>${words.verificationDetails}</p>
    <pre>
${question}
${spf.result}
${spf.comment}</pre>`
}
