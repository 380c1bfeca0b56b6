import { errorSentence, type Locale } from '@bienrecu/shared'
import { html } from 'hono/html'
import { signInService } from '@bienrecu/knowledge/sign-in-services'
import { createSay } from '../locales/say.ts'
import { type Html, layout } from '../pages/layout.ts'
import type { FinishedSignIn } from './finish-sign-in.ts'
import { signInOf } from './sign-in.ts'

type Finished<Kind extends FinishedSignIn['kind']> = Extract<FinishedSignIn, { kind: Kind }>

const connected = ({ signIn, relayName }: Finished<'connected'>, locale: Locale): Html => {
  const say = createSay(locale)
  const { code, params, account } = signInOf(signIn)
  const provider = signInService(signIn.provider).name
  const sentence = account === null ? 'sign-in.page.connected' : 'sign-in.page.connected-as'
  return html`<p>${say(sentence, { relay: relayName, account: account ?? '', provider })}</p>
    ${code === null ? '' : html`<p class="card" role="status">${errorSentence(code, locale, params)}</p>`}
    <p>${say('sign-in.page.close')}</p>`
}

/** The administrator's address is a link of ours, made from the configuration: nothing of the query is shown. */
const failed = ({ error }: Finished<'failed'>, locale: Locale): Html => {
  const say = createSay(locale)
  const { code, params } = error
  const { url, ...others } = params
  const link = url === undefined ? '' : html`<p><a href="${String(url)}" rel="noreferrer">${String(url)}</a></p>`
  const administrator = html`<p>${say('sign-in.page.administrator')}</p>
    ${link}`
  return html`<p>${errorSentence(code, locale, others)}</p>
    ${code === 'sign-in-consent-needed' ? administrator : ''}
    <p>${say('sign-in.page.again')}</p>`
}

const bodyOf = (finished: FinishedSignIn, locale: Locale): Html => {
  if (finished.kind === 'connected') return connected(finished, locale)
  if (finished.kind === 'failed') return failed(finished, locale)
  return html`<p>${createSay(locale)('sign-in.page.unknown')}</p>`
}

/** What the browser shows when a provider has led it back; `data-state` says the outcome to programs. */
export const callbackPage = (finished: FinishedSignIn, locale: Locale): Html => {
  const title = createSay(locale)(`sign-in.page.title.${finished.kind}`)
  const state = finished.kind === 'failed' ? finished.error.code : finished.kind
  const body = html`<main class="narrow" data-state="${state}">
    <h1>${title}</h1>
    ${bodyOf(finished, locale)}
  </main>`
  return layout(locale, title, body)
}
