import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** A token stays good for this long after its last use, in milliseconds. */
export const TOKEN_LIFETIME = 180 * 24 * 60 * 60 * 1000

const PREFIX = 'brt_'
const TOKEN = /^brt_([A-Za-z0-9_-]{43})([0-9a-z]{6})$/

/** Lets scanners of leaked secrets, and us, tell a token from a string that merely resembles one. No protection by itself. */
const checksum = (body: string): string => (crc32(PREFIX + body) >>> 0).toString(36).padStart(7, '0').slice(-6)

/** A new bearer token: `brt_`, 256 random bits in base64url, six characters of checksum. */
export const createToken = (): string => {
  const body = randomBytes(32).toString('base64url')
  return PREFIX + body + checksum(body)
}

/** True for a text that a former `createToken` may have made. */
export const isToken = (text: string): boolean => {
  const [, body, tail] = TOKEN.exec(text) ?? []
  return body !== undefined && checksum(body) === tail
}

/** What is stored of a token: SHA-256, enough for 256 random bits. */
export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest()
