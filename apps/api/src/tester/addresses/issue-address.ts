import type { Deps } from '../../app.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { createCode } from './code.ts'
import { LOCAL_PART_PREFIX } from './read-address.ts'
import { tokenOfCode } from './result-token.ts'

const HOUR = 3_600_000 // ms

export interface AddressDeps extends Pick<Deps, 'vault' | 'now'> {
  tester: Pick<TesterConfig, 'domain' | 'addressHours'>
  /** Under which people reach the pages, without a trailing slash. */
  publicUrl: string
}

export interface IssuedAddress {
  address: string
  localPart: string
  /** Opens the page of the result; not to be learnt from the address. */
  token: string
  pageUrl: string
  /** Until then it takes mail; milliseconds since 1970. */
  expiresAt: number
}

/** The page of a result. */
export const resultPageUrl = (publicUrl: string, token: string): string => `${publicUrl}/t/${token}`

/** Makes an address that takes one test. Nothing is stored: the address says by itself that it is ours, and until when. */
export const createIssueAddress =
  ({ vault, now, tester, publicUrl }: AddressDeps) =>
  (): IssuedAddress => {
    const expiresAt = now() + tester.addressHours * HOUR
    const code = createCode(vault, expiresAt)
    const localPart = LOCAL_PART_PREFIX + code
    const token = tokenOfCode(vault, code)
    return {
      address: `${localPart}@${tester.domain}`,
      localPart,
      token,
      pageUrl: resultPageUrl(publicUrl, token),
      expiresAt,
    }
  }
