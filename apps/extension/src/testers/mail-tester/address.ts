/*
 * Addresses and result addresses of mail-tester.com, old and new: `test-…@srv1.mail-tester.com`,
 * `web-…@mail-tester.com`, `<account>-…` of either host, and white labels. A result’s id is the local part, unchanged.
 * Knowingly not accepted: local parts above the 64 octets of RFC 5321 §4.5.3.1.1, which no relay has to carry.
 */

/** Mail domains of the tester: each name stands for itself and its sub-domains. White labels are added to it. */
export const DEFAULT_HOSTS: readonly string[] = ['mail-tester.com']

/** A white label shows its results at `result.<domain>` and receives at another name of the same domain. */
export const mailDomainOf = (host: string): string => host.split('.').slice(1).join('.')

const RESULT_ORIGIN = 'https://www.mail-tester.com'

const LOCAL_PART = /^[A-Za-z0-9][A-Za-z0-9._+/=-]{1,63}$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/

const isLocalPart = (text: string): boolean => LOCAL_PART.test(text) && !/\.\.|\.$/.test(text)

const isTesterDomain = (domain: string, hosts: readonly string[]): boolean =>
  domain.length <= 253 && DOMAIN.test(domain) && hosts.some((host) => domain === host || domain.endsWith(`.${host}`))

/**
 * Takes the whole of `text` (spaces around it aside) as a tester’s address at one of `hosts`. Returns it with its
 * domain in lower case, or null: placeholder text, a sentence around an address, and other domains are no address.
 */
export const matchAddress = (text: string, hosts: readonly string[] = DEFAULT_HOSTS): string | null => {
  if (text.length > 1_000) return null
  const trimmed = text.trim()
  const at = trimmed.indexOf('@')
  const domain = trimmed.slice(at + 1).toLowerCase()
  if (at < 1 || !isLocalPart(trimmed.slice(0, at)) || !isTesterDomain(domain, hosts)) return null
  return `${trimmed.slice(0, at)}@${domain}`
}

/** The result id of an address: its local part, unchanged. */
export const resultIdOf = (address: string): string => address.slice(0, address.lastIndexOf('@'))

// Letters, digits and the signs of base64 may stand in a path as they are (RFC 3986 §3.3); the server wants them so.
const pathOf = (id: string): string =>
  encodeURIComponent(id).replaceAll('%2F', '/').replaceAll('%2B', '+').replaceAll('%3D', '=')

/** Where the result of an id is shown. `origin`: of the page in hand, so that white labels keep theirs. */
export const resultUrl = (id: string, origin: string = RESULT_ORIGIN): string => `${origin}/${pathOf(id)}`

/** Where the JSON form of a result has been found: the first form is the current one, the second the classic one. */
export const jsonUrls = (id: string, origin: string = RESULT_ORIGIN): [string, string] => [
  `${resultUrl(id, origin)}?format=json`,
  `${resultUrl(id, origin)}&format=json`,
]

export interface ResultAddress {
  id: string
  origin: string
  parameters: Record<string, string>
}

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null // a stray percent sign: the platform has no decoder that does not throw
  }
}

const parametersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(/[?&]/, 20)
      .map((pair) => pair.split('='))
      .flatMap(([name = '', ...value]) => (/^[a-z]{1,20}$/.test(name) ? [[name, decode(value.join('=')) ?? '']] : [])),
  )

// Every id has a hyphen after its first word; `/faq` and `/manager/…` have none in their first segment.
const isResultId = (id: string): boolean => isLocalPart(id) && /^[^/]+-/.test(id)

/**
 * Reads the address of a result page: `/<id>`, with parameters after `?` or, as the site itself writes them, after a
 * bare `&`; also `/check?id=<address>`, the step before. Null for anything else. Which page is really there is for
 * `readPage` to say: `/terms-of-service` is spelled like an id.
 */
export const parseResultUrl = (url: string): ResultAddress | null => {
  const [, origin = '', encodedPath = '', query = ''] =
    /^(https?:\/\/[^/?#]+)\/([^?&#]*)([^#]*)/.exec(url.slice(0, 2_000)) ?? []
  const parameters = parametersOf(query)
  const path = decode(encodedPath)
  const asked = path === 'check' || path === 'check.php' ? parameters['id'] : undefined
  const id = asked === undefined ? path : resultIdOf(asked)
  return id !== null && isResultId(id) ? { id, origin, parameters } : null
}
