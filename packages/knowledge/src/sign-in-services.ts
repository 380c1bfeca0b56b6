import data from './data/sign-in-services.json' with { type: 'json' }
import { mailProvider } from './mail-providers.ts'
import { patternOf } from './patterns.ts'
import type { SignInServicesFile } from './schema/sign-in-services.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): SignInServicesFile => json as SignInServicesFile
const { services } = read(data)

const MAX_WORDS = 1_000 // characters of a refusal that are looked at

type ServiceData = SignInServicesFile['services'][number]
export type SignInServiceId = ServiceData['id']
export type SignInRefusal = ServiceData['refusals'][number]['means']

/** A service at which people sign in by OAuth2. `{tenant}` and `{clientId}` stand in some addresses. */
export interface SignInService extends Pick<
  ServiceData,
  | 'id'
  | 'name'
  | 'issuer'
  | 'deviceUrl'
  | 'revokeUrl'
  | 'administratorUrl'
  | 'defaultTenant'
  | 'authorizeParameters'
  | 'loopbackHost'
> {
  readonly authorizeUrl: string
  readonly tokenUrl: string
  /** Everything that is asked for: to send, to file by IMAP, to know whose account it is. */
  readonly scopes: readonly string[]
  /** The mail servers that take its tokens, lower case. */
  readonly servers: readonly string[]
}

const build = ({ mailProviders, identityScopes, ...service }: ServiceData): SignInService => {
  const mail = mailProviders.flatMap((id) => mailProvider(id) ?? [])
  const oauth = mail[0]?.auth.oauth2
  if (!oauth) throw new Error(`mail-providers.json knows no OAuth2 for ${service.id}`)
  const hosts = mail.flatMap(({ smtp, imap }) => [smtp, imap].flat().map(({ host }) => host.toLowerCase()))
  return {
    ...service,
    authorizeUrl: oauth.authUrl,
    tokenUrl: oauth.tokenUrl,
    scopes: [...new Set([...identityScopes, ...oauth.scopes, ...(oauth.imapScopes ?? [])])],
    servers: [...new Set(hosts)],
  }
}

const built = new Map<SignInServiceId, SignInService>()

/** What is known of a service. */
export const signInService = (id: SignInServiceId): SignInService => {
  const found = services.find((service) => service.id === id)
  if (!found) throw new Error(`sign-in-services.json knows no ${id}`)
  const service = built.get(id) ?? build(found)
  built.set(id, service)
  return service
}

/** The service at which the user of a mail provider, or of a mail server, signs in; null where there is none. */
export const signInServiceFor = (providerId: string | null, host: string): SignInServiceId | null =>
  services.find(({ mailProviders }) => providerId !== null && mailProviders.includes(providerId))?.id ??
  services.find(({ id }) => signInService(id).servers.includes(host.toLowerCase()))?.id ??
  null

/** What a service means by the words of a refusal (`error_description`), or null where they are not known. */
export const signInRefusal = (id: SignInServiceId, words: string): SignInRefusal | null => {
  const refusals = services.find((service) => service.id === id)?.refusals ?? []
  return refusals.find(({ match }) => patternOf(match).test(words.slice(0, MAX_WORDS)))?.means ?? null
}
