import type { Vault } from '../secrets/vault.ts'

export const CODE_LIFETIME = 30 * 60_000 // ms
export const MAX_TRIES = 5

/** What is stored of a code: it fits one address alone, and cannot be searched for without our key. */
export const confirmationHmac = (vault: Vault, address: string, letters: string): Uint8Array =>
  vault.hmac('address confirmation', `${address.toLowerCase()} ${letters}`)
