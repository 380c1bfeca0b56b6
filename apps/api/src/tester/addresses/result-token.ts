import { createHash, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../secrets/vault.ts'

/*
 * Opens the result of one address, and nothing else: the code of the address, then 144 bits of MAC in base64url. Mail logs see
 * the address, only the owner of the page its token; and the page knows its address without anything having been stored.
 */
const TOKEN = /^([0-9a-hjkmnp-tv-z]{24})([A-Za-z0-9_-]{24})$/
const MAC_BYTES = 18

const macOf = (vault: Vault, code: string): Buffer =>
  Buffer.from(vault.hmac('tester token', code).subarray(0, MAC_BYTES))

/** The token of the address with this code. */
export const tokenOfCode = (vault: Vault, code: string): string => code + macOf(vault, code).toString('base64url')

/** The code of the address whose token it is; null for any other text. */
export const codeOfToken = (vault: Vault, token: string): string | null => {
  const [, code, mac] = TOKEN.exec(token) ?? []
  if (code === undefined || mac === undefined) return null
  return timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(vault, code)) ? code : null
}

/** The token of a message that came without an address, by the id of its result. */
export const tokenOfFile = (vault: Vault, id: string): string =>
  Buffer.from(vault.hmac('tester file', id)).toString('base64url')

/** What is stored of a token: SHA-256, enough for so many bits. */
export const resultTokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest()
