import type { JudgedAuthentication, JudgedDkim, Judgement } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenLines, seenText, shortText } from '../seen-text.ts'
import type { TesterSay } from '../say-tester.ts'
import { section, type Tone, type ToldReport, word } from './report-view.ts'

type Result = JudgedDkim['result']

const toneOf = (result: Result): Tone => {
  if (result === 'pass') return 'good'
  return result === 'temperror' || result === 'none' || result === 'neutral' ? 'open' : 'bad'
}

interface Proof {
  readonly name: string
  readonly domain: string | null
  readonly result: Result
  readonly aligned: boolean | null
  /** False where nobody knows who sent the message. */
  readonly isExamined?: boolean
  /** The text is not the one that was signed. */
  readonly isBodyHashRight?: boolean | null
}

const alignment = ({ domain, aligned, result }: Proof, fromDomain: string | null, say: TesterSay): Html => {
  if (domain === null || fromDomain === null) return word('neutral', say('auth.aligned.none'))
  if (aligned === null) return word('open', say('auth.aligned.unknown'))
  const params = { proof: seenText(domain), domain: seenText(fromDomain) }
  if (!aligned) return word('bad', say('auth.aligned.no', params))
  // The right domain helps only a proof that holds.
  return word(result === 'pass' ? 'good' : 'neutral', say('auth.aligned.yes', params))
}

const resultWord = ({ result, isExamined }: Proof, say: TesterSay): Html =>
  isExamined === false
    ? word('open', say('auth.result.not-examined'))
    : word(toneOf(result), say(`auth.result.${result}`))

const proofRow = (proof: Proof, fromDomain: string | null, say: TesterSay): Html => {
  const labels = { domain: say('auth.domain'), result: say('auth.result'), aligned: say('auth.aligned') }
  const changed =
    proof.isBodyHashRight === false ? html`<br /><span class="soft">${say('auth.body-changed')}</span>` : ''
  return html`<tr>
    <th scope="row">${seenText(proof.name)}</th>
    <td data-label="${labels.domain}">${proof.domain === null ? '–' : html`<code>${seenText(proof.domain)}</code>`}</td>
    <td data-label="${labels.result}">${resultWord(proof, say)}${changed}</td>
    <td data-label="${labels.aligned}">${alignment(proof, fromDomain, say)}</td>
  </tr>`
}

const proofsOf = ({ authentication: { spf, dkim }, connection }: Judgement, say: TesterSay): readonly Proof[] => {
  const signatures = dkim.map((signature) => ({
    ...signature,
    name: say('auth.dkim-of', { selector: signature.selector }),
  }))
  const none: Proof = { name: 'DKIM', domain: null, result: 'none', aligned: null }
  const isExamined = connection.ip !== null && spf.domain !== null
  return [{ ...spf, name: 'SPF', isExamined }, ...(signatures.length > 0 ? signatures : [none])]
}

const tablePart = (judgement: Judgement, say: TesterSay): Html => {
  const { fromDomain } = judgement.authentication.dmarc
  return html`<div class="panel">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">${say('auth.what')}</th>
          <th scope="col">${say('auth.domain')}</th>
          <th scope="col">${say('auth.result')}</th>
          <th scope="col">${say('auth.aligned')}</th>
        </tr>
      </thead>
      <tbody>
        ${proofsOf(judgement, say).map((proof) => proofRow(proof, fromDomain, say))}
      </tbody>
    </table>
  </div>`
}

const proves = ({ result, aligned }: Pick<Proof, 'result' | 'aligned'>): boolean =>
  result === 'pass' && aligned === true

const passWord = (spf: boolean, dkim: boolean) => {
  if (spf && dkim) return 'auth.dmarc.pass.both'
  if (spf) return 'auth.dmarc.pass.spf'
  return dkim ? 'auth.dmarc.pass.dkim' : 'auth.dmarc.pass.other'
}

/** What DMARC makes of it, and why: who proves the author’s domain. */
const conclusionOf = ({ spf, dkim, dmarc }: JudgedAuthentication, say: TesterSay): Html => {
  const { result, fromDomain, policy } = dmarc
  if (fromDomain === null) return word('bad', say('auth.no-from'))
  const bySpf = proves(spf)
  const byDkim = dkim.some(proves)
  const domain = seenText(fromDomain)
  if (result === 'pass') return word('good', say(passWord(bySpf, byDkim), { domain }))
  if (result === 'fail')
    return word('bad', say('auth.dmarc.fail', { domain, policy: say(`auth.policy.${policy ?? 'none'}`) }))
  if (result === 'none')
    return word('bad', say(bySpf || byDkim ? 'auth.dmarc.none.proved' : 'auth.dmarc.none.unproved', { domain }))
  return word('open', say('auth.dmarc.error'))
}

const fact = (name: string, value: Html | string | null): Html =>
  value === null || value === ''
    ? html``
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`

const signatureFacts = (signature: JudgedDkim, say: TesterSay): Html => {
  const { algorithm, bits, signedFields, reason } = signature
  const selector = seenText(signature.selector)
  const key = bits === null ? null : say('auth.key-bits', { algorithm: algorithm ?? 'DKIM', bits })
  return html`${fact(say('auth.key', { selector }), key === null ? null : seenText(key))}
  ${fact(say('auth.signed-fields'), shortText(signedFields.join(', '), 600))}
  ${fact(say('auth.dkim-reason', { selector }), reason === null ? null : shortText(reason))}`
}

const detailsPart = ({ spf, dkim, dmarc, arc, headers }: JudgedAuthentication, say: TesterSay): Html =>
  html`<details class="list-folded">
    <summary>${say('auth.details')}</summary>
    <dl class="facts">
      ${fact(
        say('auth.record', { domain: seenText(dmarc.domain ?? '') }),
        dmarc.record === null ? null : html`<code>${shortText(dmarc.record, 600)}</code>`,
      )}
      ${fact(say('auth.matched'), spf.matched === null ? null : html`<code>${seenText(spf.matched)}</code>`)}
      ${fact(say('auth.spf-reason'), spf.reason === null ? null : shortText(spf.reason))}
      ${dkim.map((signature) => signatureFacts(signature, say))}
      ${
        arc === null
          ? ''
          : fact(
              say('auth.arc'),
              say('auth.arc-of', { result: say(`auth.result.${arc.result}`), instance: arc.instance ?? 0 }),
            )
      }
    </dl>
    <h3>${say('auth.headers')}</h3>
    <pre class="wrap" tabindex="0"><code>${seenLines(headers)}</code></pre>
  </details>`

/** SPF, DKIM and DMARC, each with the domain it speaks for, and whether that is the one the reader sees. */
export const authenticationPart = ({ judgement, say }: ToldReport): Html => {
  const { authentication } = judgement
  const { fromDomain } = authentication.dmarc
  return section(
    'authentication',
    say('auth.title'),
    html`<p>${say('auth.lead')}</p>
      ${
        fromDomain === null
          ? ''
          : html`<p class="seen">${say('auth.seen')} <strong>${seenText(fromDomain)}</strong></p>`
      }
      ${tablePart(judgement, say)}
      <p class="conclusion">${conclusionOf(authentication, say)}</p>
      ${detailsPart(authentication, say)}`,
  )
}
