import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../secrets/vault.ts'

/*
 * The part of an address that says by itself that we gave it, and until when: 24 bits of minutes, 40 random bits, 56 bits of
 * MAC, in base32 without characters that look alike. 120 bits are 24 characters exactly: each code is written in one way only.
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const CODE = /^[0-9a-hjkmnp-tv-z]{24}$/
const EPOCH = Date.UTC(2026, 0, 1) // the minutes reach until 2057
const MINUTE = 60_000
const RANDOM_BYTES = 5
const MAC_BYTES = 7
const BODY_BYTES = 3 + RANDOM_BYTES
const MAX_MINUTES = 0xff_ff_ff

/** RFC 4648 §6 in another alphabet; the octets must be a multiple of five. */
const encode = (bytes: Uint8Array): string => {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const length = (bytes.length * 8) / 5
  return Array.from({ length }, (_, index) => ALPHABET[Number((bits >> BigInt(5 * (length - 1 - index))) & 31n)]).join(
    '',
  )
}

const decode = (code: string): Buffer => {
  let bits = 0n
  for (const character of code) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(character))
  return Buffer.from(bits.toString(16).padStart((code.length * 5) / 4, '0'), 'hex')
}

const macOf = (vault: Vault, body: Uint8Array): Uint8Array =>
  vault.hmac('tester address', Buffer.from(body).toString('hex')).subarray(0, MAC_BYTES)

/** A new code, good until a time (milliseconds since 1970), rounded up to the minute. */
export const createCode = (vault: Vault, expiresAt: number): string => {
  const minutes = Math.min(Math.ceil((expiresAt - EPOCH) / MINUTE), MAX_MINUTES)
  const body = Buffer.alloc(BODY_BYTES)
  body.writeUIntBE(Math.max(minutes, 0), 0, 3)
  randomBytes(RANDOM_BYTES).copy(body, 3)
  return encode(Buffer.concat([body, macOf(vault, body)]))
}

/** Until when a code is good, in milliseconds since 1970; null for a text that is no code of ours. Lower case only. */
export const readCode = (vault: Vault, code: string): number | null => {
  if (!CODE.test(code)) return null
  const bytes = decode(code)
  const body = bytes.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), macOf(vault, body))) return null
  return EPOCH + body.readUIntBE(0, 3) * MINUTE
}
