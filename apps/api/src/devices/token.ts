import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const PREFIX = 'brt_'
const TOKEN = /^brt_([A-Za-z0-9_-]{43})([0-9a-z]{6})$/

/** Lets scanners of leaked secrets, and us, tell a token from a string that merely resembles one. No protection by itself. */
const checksum = (body: string): string => (crc32(PREFIX + body) >>> 0).toString(36).padStart(7, '0').slice(-6)

/** A new bearer token: `brt_`, 256 random bits in base64url, six characters of checksum. */
export const createToken = (): string => {
  const body = randomBytes(32).toString('base64url')
  return PREFIX + body + checksum(body)
}

/** What is stored of a token: SHA-256, enough for 256 random bits. Null when the text is not a token of ours. */
export const tokenHash = (token: string): Uint8Array | null => {
  const [, body, tail] = TOKEN.exec(token) ?? []
  if (body === undefined || checksum(body) !== tail) return null
  return createHash('sha256').update(token).digest()
}
