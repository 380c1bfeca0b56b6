import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Provider } from 'oidc-provider'
import { CLIENT_ID } from './configuration.ts'
import { WORDS, type Likeness } from './words.ts'

export interface ConsentSettings {
  readonly like: Likeness
  /** Who signs in. */
  account(): string
  /** True: the organisation lets only its administrator agree. */
  needsAdministrator(): boolean
  /** Told of each consent. */
  onGrant(grantId: string): void
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title><body>${body}</body></html>`

const button = (decision: string, label: string): string =>
  `<button id="${decision}" name="decision" value="${decision}">${label}</button>`

const consentPage = (account: string): string =>
  page(`<h1>Permissions requested</h1><p id="account">${account}</p>
<p>Bien reçu would like to send mail as you.</p>
<form method="post">${button('accept', 'Accept')}${button('refuse', 'Cancel')}</form>`)

const administratorPage = (account: string): string =>
  page(`<h1>Need admin approval</h1><p id="account">${account}</p>
<form method="post">${button('back', 'Return to the application without granting consent')}</form>`)

/** The pages on which a person signs in and agrees, or does not, at `/interaction/…`. */
export const createConsentPages = (provider: Provider, settings: ConsentSettings) => {
  const accept = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { params } = await provider.interactionDetails(request, response)
    const accountId = settings.account()
    const grant = new provider.Grant({ accountId, clientId: CLIENT_ID })
    grant.addOIDCScope(String(params['scope']))
    const grantId = await grant.save()
    settings.onGrant(grantId)
    const result = { login: { accountId }, select_account: {}, consent: { grantId } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  const refuse = (request: IncomingMessage, response: ServerResponse, error: string, words: string) =>
    provider.interactionFinished(request, response, { error, error_description: words })

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      const body = settings.needsAdministrator()
        ? administratorPage(settings.account())
        : consentPage(settings.account())
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(body)
      return
    }
    const decision = new URLSearchParams(await text(request)).get('decision')
    if (decision === 'accept' && !settings.needsAdministrator()) return accept(request, response)
    if (decision === 'back') return refuse(request, response, 'consent_required', WORDS[settings.like].administrator)
    return refuse(request, response, 'access_denied', 'the user denied the request')
  }
}
