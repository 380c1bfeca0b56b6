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

/** Mechanisms we can use, best first. In clear, CRAM-MD5 (RFC 2195) at least does not show the password. */
const MECHANISMS = { secured: ['PLAIN', 'LOGIN', 'CRAM-MD5'], clear: ['CRAM-MD5', 'PLAIN', 'LOGIN'] } as const

export type Mechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5'

/** The mechanism to sign in with, or null when the server offers none that takes a password. */
export const chooseMechanism = (extensions: Extensions, isSecured: boolean): Mechanism | null => {
  const offered = extensions.get('AUTH') ?? []
  return MECHANISMS[isSecured ? 'secured' : 'clear'].find((mechanism) => offered.includes(mechanism)) ?? null
}
