/*
 * The public key of a DKIM record: for RSA a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, as the examples of RFC 6376 have it) or
 * a bare RSAPublicKey (RFC 8017 §A.1.1, as its text has it: erratum 3017); for Ed25519 the 32 octets of RFC 8463 §4.2.
 * Knowingly not done: lengths in more octets than needed are read, and whether the numbers make a good key is not asked.
 */

export type KeyFault = 'truncated-key' | 'bad-key' | 'trailing-data' | 'private-key'

export interface KeySize {
  /** Length of the modulus; null when it could not be read. */
  readonly bits: number | null
  readonly fault: KeyFault | null
}

interface Element {
  readonly from: number
  readonly to: number
}

const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT_IDENTIFIER = 0x06
const SEQUENCE = 0x30
const RSA_ENCRYPTION = '42,134,72,134,247,13,1,1,1' // 1.2.840.113549.1.1.1
const ED25519_OCTETS = 32
const MAX_LENGTH_OCTETS = 3

/** Inside a whole that is complete nothing can be cut off: a length that leads out of it is simply wrong. */
const faultyInside = (fault: KeyFault): KeySize => ({
  bits: null,
  fault: fault === 'truncated-key' ? 'bad-key' : fault,
})

/** The element (X.690 §8.1) that begins at `at` with `tag` and ends before `end`. */
const elementAt = (octets: Uint8Array, at: number, end: number, tag: number): Element | KeyFault => {
  const first = octets[at + 1]
  if (at < end && octets[at] !== tag) return 'bad-key'
  if (first === undefined || at + 2 > end) return 'truncated-key'
  const more = first < 0x80 ? 0 : first - 0x80
  if (first === 0x80 || more > MAX_LENGTH_OCTETS) return 'bad-key'
  const from = at + 2 + more
  const length = more === 0 ? first : octets.subarray(at + 2, from).reduce((sum, octet) => sum * 256 + octet, 0)
  return from > end || from + length > end ? 'truncated-key' : { from, to: from + length }
}

const bitLength = (octets: Uint8Array, { from, to }: Element): number => {
  let at = from
  while (at < to && octets[at] === 0) at++
  return at === to ? 0 : (to - at) * 8 - (Math.clz32(octets[at] ?? 0) - 24)
}

/** The forms of a private key (RFC 8017 §A.1.2, RFC 5208 §5, RFC 5915 §3) all go on after their version, 0 or 1. */
const isPrivateKey = (octets: Uint8Array, at: number, end: number): boolean =>
  [INTEGER, SEQUENCE, OCTET_STRING].some((tag) => {
    const second = elementAt(octets, at, end, tag)
    return typeof second !== 'string' && second.to < end
  })

/** RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }. */
const rsaPublicKey = (octets: Uint8Array, { from, to }: Element): KeySize => {
  const modulus = elementAt(octets, from, to, INTEGER)
  if (typeof modulus === 'string') return faultyInside(modulus)
  const bits = bitLength(octets, modulus)
  if (bits <= 1) return faultyInside(isPrivateKey(octets, modulus.to, to) ? 'private-key' : 'bad-key')
  const exponent = elementAt(octets, modulus.to, to, INTEGER)
  if (typeof exponent === 'string') return faultyInside(exponent)
  return { bits, fault: exponent.to === to ? null : 'trailing-data' }
}

/** SubjectPublicKeyInfo ::= SEQUENCE { SEQUENCE { OBJECT IDENTIFIER, NULL }, BIT STRING { RSAPublicKey } } */
const subjectPublicKeyInfo = (octets: Uint8Array, { from, to }: Element): KeySize => {
  const algorithm = elementAt(octets, from, to, SEQUENCE)
  if (typeof algorithm === 'string') return faultyInside(algorithm)
  const oid = elementAt(octets, algorithm.from, algorithm.to, OBJECT_IDENTIFIER)
  if (typeof oid === 'string') return faultyInside(oid)
  if (octets.subarray(oid.from, oid.to).join(',') !== RSA_ENCRYPTION) return faultyInside('bad-key')
  const bitString = elementAt(octets, algorithm.to, to, BIT_STRING)
  if (typeof bitString === 'string') return faultyInside(bitString)
  // The first octet counts the unused bits at the end.
  const key = elementAt(octets, bitString.from + 1, bitString.to, SEQUENCE)
  if (typeof key === 'string') return faultyInside(key)
  const size = rsaPublicKey(octets, key)
  return size.fault === null && bitString.to !== to ? { ...size, fault: 'trailing-data' } : size
}

/** The size of an RSA key in either form. Never throws. */
export const rsaKeySize = (octets: Uint8Array): KeySize => {
  const whole = elementAt(octets, 0, octets.length, SEQUENCE)
  if (typeof whole === 'string') return { bits: null, fault: whole }
  const size = octets[whole.from] === SEQUENCE ? subjectPublicKeyInfo(octets, whole) : rsaPublicKey(octets, whole)
  return size.fault === null && whole.to !== octets.length ? { ...size, fault: 'trailing-data' } : size
}

/** Ed25519 keys have one length (RFC 8032 §5.1.5), and no wrapping in a DKIM record. */
export const ed25519KeySize = (octets: Uint8Array): KeySize => {
  if (octets.length === ED25519_OCTETS) return { bits: 256, fault: null }
  return { bits: null, fault: octets.length < ED25519_OCTETS ? 'truncated-key' : 'bad-key' }
}
