import { AppError } from '../../app-error.ts'
import { addressOfToken } from '../addresses/read-address.ts'
import { resultOfToken, type StoredResult } from '../results/stored-result.ts'
import type { TestingServices } from '../testing-services.ts'

export type PageState = 'waiting' | 'received' | 'expired' | 'failed' | 'judged'

/** What a token opens: a result, or an address that has no message yet. */
export interface Opened {
  readonly token: string
  readonly result: StoredResult | null
  /** Null for a file. */
  readonly address: string | null
  /** When the address stops taking mail; null for a file. */
  readonly addressUntil: number | null
}

type OpenDeps = Pick<TestingServices, 'database' | 'places'>

/** Opens a token. Throws `tester-result-not-found` for one that is none, or whose file was deleted. */
export const openToken = ({ database, places }: OpenDeps, token: string): Opened => {
  const result = resultOfToken(database, token)
  const address = addressOfToken(places, token)
  if (result === null && address === null) throw new AppError('tester-result-not-found')
  return { token, result, address: address?.address ?? null, addressUntil: address?.expiresAt ?? null }
}

/** In which state the page of a token is. */
export const stateOf = ({ result, addressUntil }: Omit<Opened, 'token' | 'address'>, now: number): PageState => {
  if (result !== null) return result.state
  return addressUntil !== null && addressUntil <= now ? 'expired' : 'waiting'
}

/** The result of a token, once it is there. Throws `tester-result-not-found` before. */
export const takenResult = (deps: OpenDeps, token: string): StoredResult => {
  const { result } = openToken(deps, token)
  if (result === null) throw new AppError('tester-result-pending')
  return result
}
