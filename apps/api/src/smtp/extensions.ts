import type { RelayAuthMethod } from '@bienrecu/shared'
import { quoteReply } from './smtp-reply.ts'

/** What a server offers in its reply to EHLO (RFC 5321 §4.1.1.1): keyword in capitals → parameters. */
export type Extensions = ReadonlyMap<string, readonly string[]>

/** Reads the reply to EHLO. `AUTH=PLAIN`, the form before RFC 2554, counts as `AUTH PLAIN`. */
export const parseExtensions = (ehloReply: string): Extensions => {
  const extensions = new Map<string, readonly string[]>()
  for (const line of ehloReply.split('\n').slice(1)) {
    const [keyword = '', ...parameters] = line.slice(4).toUpperCase().trim().split(/[ =]+/)
    if (keyword !== '') extensions.set(keyword, [...(extensions.get(keyword) ?? []), ...parameters])
  }
  return extensions
}

/** What a reply to EHLO says, for people to read. */
export const ehloFacts = (ehloReply: string): Record<string, string> => {
  const [first = '', ...offers] = ehloReply.split('\n').map((line) => quoteReply(line.slice(4), []))
  const extensions = parseExtensions(ehloReply)
  const [size] = extensions.get('SIZE') ?? []
  const methods = offeredMechanisms(extensions).join(' ').slice(0, 200)
  return {
    serverName: first.split(' ')[0] ?? '',
    extensions: offers.join(', ').slice(0, 512),
    ...(size !== undefined && /^\d+$/.test(size) && { size }),
    ...(methods !== '' && { authMethods: methods }),
  }
}

/** Mechanisms we can use, best first. In clear, CRAM-MD5 (RFC 2195) at least does not show the password. */
const MECHANISMS = { secured: ['PLAIN', 'LOGIN', 'CRAM-MD5'], clear: ['CRAM-MD5', 'PLAIN', 'LOGIN'] } as const

export type Mechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5'

/** The one that takes an access token. */
export const TOKEN_MECHANISM = 'XOAUTH2'

/** A way of signing in with a password that was chosen by hand. */
export type ChosenMethod = Extract<RelayAuthMethod, 'plain' | 'login' | 'cram-md5'>

const BY_METHOD: Readonly<Record<ChosenMethod, Mechanism>> = { plain: 'PLAIN', login: 'LOGIN', 'cram-md5': 'CRAM-MD5' }

/** What the server offers to sign in with, in its own order. */
export const offeredMechanisms = (extensions: Extensions): readonly string[] => extensions.get('AUTH') ?? []

/**
 * The mechanism to sign in with, or null when the server does not offer the chosen one, or with `auto` none that takes a
 * password.
 */
export const chooseMechanism = (
  extensions: Extensions,
  isSecured: boolean,
  method: 'auto' | ChosenMethod = 'auto',
): Mechanism | null => {
  const wanted = method === 'auto' ? MECHANISMS[isSecured ? 'secured' : 'clear'] : [BY_METHOD[method]]
  return wanted.find((mechanism) => offeredMechanisms(extensions).includes(mechanism)) ?? null
}
