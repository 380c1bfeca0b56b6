import { nameKey } from '@bienrecu/audit/resolver'
import { asciiHostname } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'

/**
 * The name in A-labels, in lower case and without its final dot. Throws `invalid-request` for one that lies outside of the
 * domain, which is written so already.
 */
export const recordInDomain = (name: string, domain: string): string => {
  const key = nameKey(asciiHostname(name) ?? name)
  if (key === domain || key.endsWith(`.${domain}`)) return key
  throw new AppError('invalid-request', {
    errors: [{ pointer: '/name', code: 'record-outside-domain', params: { domain } }],
  })
}
