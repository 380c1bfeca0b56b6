/* Links that a browser follows: RFC 3986 §3.2, and the repairs of the WHATWG URL standard that matter for the host. */
import type { LinkFacts } from '../evidence.ts'

/** A link to the web. */
export const isWebLink = ({ scheme }: Pick<LinkFacts, 'scheme'>): boolean => scheme === 'http' || scheme === 'https'

/** The hosts of the links to the web: each once, in the order of the message. */
export const hostsOf = (links: readonly LinkFacts[]): string[] => [
  ...new Set(
    links
      .filter(isWebLink)
      .map(({ host }) => host)
      .filter((host) => host !== null),
  ),
]

export interface Authority {
  /** As it stands between the slashes, shortened, without a password. */
  readonly text: string
  readonly hasUser: boolean
  /** Null where none is written. */
  readonly port: string | null
}

const LONGEST = 120

/** The part of a web address that names the host: with a user name, with a port. */
export const authorityOf = (href: string): Authority => {
  // Browsers drop tabs and line breaks, and take any number of slashes and backslashes.
  const text = /^\s*https?:[/\\]*([^/?#\\]*)/i.exec(href.replaceAll(/[\t\n\r]/g, ''))?.[1] ?? ''
  const at = text.lastIndexOf('@')
  const host = text.slice(at + 1)
  const user = at === -1 ? '' : `${text.slice(0, at).split(':')[0] ?? ''}@`
  return {
    text: `${user}${host}`.slice(0, LONGEST),
    hasUser: at !== -1,
    port: /:(\d{1,5})$/.exec(host)?.[1] ?? null,
  }
}
