import type { Vault } from '../../secrets/vault.ts'
import { readCode } from './code.ts'
import { codeOfToken, tokenOfCode } from './result-token.ts'

/** Before the code, so that an address is recognised as that of a test. */
export const LOCAL_PART_PREFIX = 'test-'

export interface ReadableAddress {
  /** Lower case. */
  localPart: string
  token: string
  /** Milliseconds since 1970; it may be past. */
  expiresAt: number
}

/** `foreign`: of another domain. `unknown`: of ours, but never given. `expired`: given, and too old. */
export type UnreadableAddress = 'foreign' | 'unknown' | 'expired'

export interface ReadAddressDeps {
  vault: Vault
  /** Of the tester’s addresses, lower case. */
  domain: string
  now: () => number
}

const ofCode = (vault: Vault, code: string, expiresAt: number): ReadableAddress => ({
  localPart: LOCAL_PART_PREFIX + code,
  token: tokenOfCode(vault, code),
  expiresAt,
})

/** A few characters outside ASCII have a small letter inside it (the Kelvin sign): they stay what they are. */
const asciiLower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())

/** What an address is to us. Capitals do not count: some senders write all in capitals, and no two addresses differ by them. */
export const createReadAddress =
  ({ vault, domain, now }: ReadAddressDeps) =>
  (address: string): ReadableAddress | UnreadableAddress => {
    const text = asciiLower(address)
    const at = text.lastIndexOf('@')
    if (text.slice(at + 1) !== domain) return 'foreign'
    const localPart = text.slice(0, Math.max(at, 0))
    const code = localPart.startsWith(LOCAL_PART_PREFIX) ? localPart.slice(LOCAL_PART_PREFIX.length) : ''
    const expiresAt = readCode(vault, code)
    if (expiresAt === null) return 'unknown'
    return expiresAt <= now() ? 'expired' : ofCode(vault, code, expiresAt)
  }

/** The address that a page waits for, whether it still takes mail or not; null for the token of a file, or of nobody. */
export const addressOfToken = (
  { vault, domain }: Pick<ReadAddressDeps, 'vault' | 'domain'>,
  token: string,
): (ReadableAddress & { address: string }) | null => {
  const code = codeOfToken(vault, token)
  const expiresAt = code === null ? null : readCode(vault, code)
  if (code === null || expiresAt === null) return null
  const read = ofCode(vault, code, expiresAt)
  return { ...read, address: `${read.localPart}@${domain}` }
}

/** True for an address that our own tester gave, whether it still takes mail or not. */
export const createIsOwnTesterAddress = (deps: Pick<ReadAddressDeps, 'vault' | 'domain'>) => {
  const read = createReadAddress({ ...deps, now: () => 0 })
  return (address: string): boolean => typeof read(address) !== 'string'
}
