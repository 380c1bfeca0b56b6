/*
 * A real OpenID provider (npm `oidc-provider`) on the loopback, in the likeness of Microsoft or of Google:
 *
 *   const provider = await startOpenIdProvider({ like: 'microsoft' })
 *   const api = await startApi({ env: provider.environment })      // the product uses it for that provider's sign-in
 *   const relay = await startXoauth2Relay(provider)                // takes its tokens (xoauth2-relay.ts)
 *
 * In a browser, open the `authorizeUrl` that the API gives: the page has `#accept` and `#refuse`, or, after
 * `provider.demandAdministrator(true)`, `#back` alone; each leads back to the API's own page. Without a browser:
 * `visitSignIn(authorizeUrl, 'accept')` and `enterDeviceCode(verificationUrl, userCode, 'accept')` of openid/visitor.ts.
 * `signInAs(address)` changes who signs in, `revoke()` and `expire()` end what was agreed to, `setAvailable(false)`
 * makes it answer 503.
 */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { Provider } from 'oidc-provider'
import { CLIENT_ID, configurationOf } from './openid/configuration.ts'
import { createConsentPages } from './openid/consent-page.ts'
import { createConsents } from './openid/consents.ts'
import { watchAnswers, type DeviceCode } from './openid/watch-answers.ts'
import { WORDS, type Likeness } from './openid/words.ts'
import { createWorkFolder } from './work-folder.ts'

export interface OpenIdProvider {
  readonly url: string
  /** Variables with which the product signs in here rather than at the real provider. */
  readonly environment: Readonly<Record<string, string>>
  readonly clientSecret: string | null
  /** Whose access token it is, or null when it is not, or no longer, one. */
  accountOf(accessToken: string): Promise<string | null>
  /** Who signs in from now on. */
  signInAs(account: string): void
  /** Whether only an administrator may agree. */
  demandAdministrator(isNeeded: boolean): void
  /** Ends every consent, as the user may on the provider's own pages. */
  revoke(): Promise<void>
  /** Ends every consent for want of use. */
  expire(): Promise<void>
  /** Access tokens are no longer good, consents still are. */
  endAccessTokens(): void
  /** False: answers 503 to everything. */
  setAvailable(isAvailable: boolean): void
  /** How many requests the token endpoint has answered. */
  tokenRequests(): number
  /** Every token given out so far, for a search in what the product has written. */
  issuedTokens(): readonly string[]
  /** Waits for the next device code that is asked for. */
  nextDeviceCode(): Promise<DeviceCode>
  stop(): Promise<void>
}

export interface OpenIdProviderOptions {
  readonly like?: Likeness
  /** The addresses that have an account; the first signs in unless told otherwise. */
  readonly accounts?: readonly string[]
  /** A public client has no secret. */
  readonly isPublicClient?: boolean
  /** Seconds. */
  readonly accessLifetime?: number
}

const listening = async (handle: RequestListener): Promise<{ server: Server; url: string }> => {
  const server = createServer(handle)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The provider does not listen on a port')
  return { server, url: `http://127.0.0.1:${address.port}` }
}

/** The program behind the address, which the provider itself must know from the start. */
const createSwitchboard = async () => {
  let isAvailable = true
  let handle: RequestListener | null = null
  const { server, url } = await listening((request, response) => {
    if (isAvailable && handle !== null) handle(request, response)
    else response.writeHead(503).end('busy')
  })
  return {
    url,
    connect: (listener: RequestListener) => {
      handle = listener
    },
    setAvailable: (value: boolean) => {
      isAvailable = value
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What the product has to know to sign in here; the secret in a file, as it wants it. */
const environmentOf = async (like: Likeness, url: string, clientSecret: string | null) => {
  const folder = await createWorkFolder('openid')
  const secretFile = join(folder.path, 'client-secret')
  if (clientSecret !== null) await writeFile(secretFile, `${clientSecret}\n`, { mode: 0o600 })
  const prefix = `BIENRECU_OAUTH_${like.toUpperCase()}`
  const environment = {
    [`${prefix}_CLIENT_ID`]: CLIENT_ID,
    [`${prefix}_AUTHORITY`]: url,
    ...(clientSecret !== null && { [`${prefix}_CLIENT_SECRET_FILE`]: secretFile }),
  }
  return { environment, remove: () => folder.remove() }
}

/** Starts the provider. */
export async function startOpenIdProvider(options: OpenIdProviderOptions = {}): Promise<OpenIdProvider> {
  const { like = 'microsoft', accounts = ['isabelle@atelier-martin.example'], accessLifetime = 3_600 } = options
  const clientSecret = options.isPublicClient === true ? null : randomBytes(18).toString('base64url')
  const { connect, stop, setAvailable, url } = await createSwitchboard()
  const provider = new Provider(
    url,
    configurationOf({ like, clientSecret, accounts, accessLifetime: () => accessLifetime }),
  )
  let account = accounts[0] ?? ''
  let isAdministratorNeeded = false
  let refusal = WORDS[like].revoked
  const consents = createConsents(provider)
  const consent = createConsentPages(provider, {
    like,
    account: () => account,
    needsAdministrator: () => isAdministratorNeeded,
    onGrant: consents.add,
  })
  const answers = watchAnswers(provider, () => refusal)
  const callback = provider.callback()
  connect((request, response) => {
    const work = request.url?.startsWith('/interaction/') ? consent(request, response) : callback(request, response)
    work.catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  const { environment, remove } = await environmentOf(like, url, clientSecret)
  const end = (words: string): Promise<void> => {
    refusal = words
    return consents.end()
  }
  return {
    url,
    clientSecret,
    environment,
    accountOf: consents.accountOf,
    signInAs: (address) => {
      account = address
    },
    demandAdministrator: (isNeeded) => {
      isAdministratorNeeded = isNeeded
    },
    revoke: () => end(WORDS[like].revoked),
    expire: () => end(WORDS[like].expired),
    endAccessTokens: () => consents.endAccessTokens(answers.tokens()),
    setAvailable,
    tokenRequests: answers.tokenRequests,
    issuedTokens: answers.tokens,
    nextDeviceCode: () => answers.nextDeviceCode(),
    stop: async () => {
      await Promise.all([stop(), remove()])
    },
  }
}
