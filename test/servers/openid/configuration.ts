import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { interactionPolicy, type Configuration } from 'oidc-provider'
import type { Likeness } from './words.ts'

export interface ProviderSettings {
  readonly like: Likeness
  /** Without one, the client is public and proves itself by PKCE alone. */
  readonly clientSecret: string | null
  readonly accounts: readonly string[]
  /** Seconds an access token is good for. */
  accessLifetime(): number
}

export const CLIENT_ID = 'bienrecu-test'

const MAIL_SCOPES = {
  microsoft: ['https://outlook.office.com/SMTP.Send', 'https://outlook.office.com/IMAP.AccessAsUser.All'],
  google: ['https://mail.google.com/'],
}

/** The paths of the real providers, so that only the base address differs. */
const ROUTES = {
  microsoft: {
    authorization: '/common/oauth2/v2.0/authorize',
    token: '/common/oauth2/v2.0/token',
    device_authorization: '/common/oauth2/v2.0/devicecode',
    code_verification: '/devicelogin',
    revocation: '/none/revoke', // Microsoft has no RFC 7009
  },
  google: {
    authorization: '/o/oauth2/v2/auth',
    token: '/token',
    device_authorization: '/device/code',
    code_verification: '/devicelogin',
    revocation: '/revoke',
  },
}

const GRANTS = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code']

const policy = (): interactionPolicy.DefaultPolicy => {
  const prompts = interactionPolicy.base()
  prompts.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  return prompts
}

const signingKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })

/** An identity provider that rotates refresh tokens, demands PKCE, and knows one application: ours. */
export const configurationOf = ({ like, clientSecret, accounts, accessLifetime }: ProviderSettings): Configuration => ({
  clients: [
    {
      client_id: CLIENT_ID,
      ...(clientSecret !== null && { client_secret: clientSecret }),
      id_token_signed_response_alg: 'ES256',
      token_endpoint_auth_method: clientSecret === null ? 'none' : 'client_secret_post',
      application_type: 'native', // any port of the loopback, RFC 8252 §7.3
      redirect_uris: ['http://localhost/oauth/callback', 'http://127.0.0.1/oauth/callback'],
      grant_types: GRANTS,
      response_types: ['code'],
    },
  ],
  scopes: ['openid', 'offline_access', 'email', 'profile', ...MAIL_SCOPES[like]],
  claims: { openid: ['sub'], email: ['email'], profile: ['name', 'preferred_username'] },
  conformIdTokenClaims: false, // the address stands in the ID token, as with both providers
  findAccount: (_context, id) =>
    accounts.includes(id)
      ? { accountId: id, claims: () => ({ sub: id, email: id, name: 'Isabelle', preferred_username: id }) }
      : undefined,
  jwks: { keys: [{ ...signingKey(), kty: 'EC' }] },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  features: {
    devInteractions: { enabled: false },
    deviceFlow: {
      enabled: true,
      mask: '****-****',
      userCodeInputSource: (context, form) => {
        context.body = `<!doctype html><title>Enter the code</title>${form}<button form="op.deviceInputForm">Next</button>`
      },
      successSource: (context) => {
        context.body = '<!doctype html><title>Signed in</title><p id="done">You may close this page.</p>'
      },
    },
    revocation: { enabled: true },
  },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}`, policy: policy() },
  issueRefreshToken: () => true,
  pkce: { required: () => true },
  rotateRefreshToken: true,
  routes: ROUTES[like],
  ttl: {
    AccessToken: accessLifetime,
    IdToken: 3_600,
    RefreshToken: 86_400,
    Grant: 86_400,
    Session: 3_600,
    Interaction: 600,
    DeviceCode: 600,
  },
})
