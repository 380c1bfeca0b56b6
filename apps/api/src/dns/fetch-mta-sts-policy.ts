/*
 * RFC 8461 §3.3: the policy file of a domain, over HTTPS, with a certificate that holds, and without following redirects.
 * Not here: what the file says (the engine parses it), and keeping it for its max_age.
 */
import type { FetchPolicy } from '@bienrecu/audit/audit-input'
import { known } from '@bienrecu/audit/evidence'
import type { PolicyFile } from '@bienrecu/audit/policies/facts'
import { createFetchPublic, type FetchPublicDeps, type PublicFile } from './fetch-public.ts'

export interface FetchPolicyDeps extends FetchPublicDeps {
  /** Milliseconds, from the connection to the end of the file. */
  readonly timeout?: number
}

const TIMEOUT = 10_000 // ms
const MAX_SIZE = 64 * 1024 // octets; RFC 8461 §3.2 speaks of 64 KB at least
const FILE = { path: '/.well-known/mta-sts.txt', mediaType: 'text/plain', maxSize: MAX_SIZE }

const policyFileOf = (file: PublicFile): PolicyFile => {
  if (file.kind === 'file') return { text: file.text, fault: null }
  return { text: null, fault: file.kind === 'missing' ? 'not-found' : file.kind }
}

/**
 * Makes the port through which an audit fetches MTA-STS policies: 64 KB at most, in 10 s at most, from public addresses
 * alone (`not-asked` otherwise). Never rejects.
 */
export const createFetchPolicy = ({ timeout = TIMEOUT, ...deps }: FetchPolicyDeps): FetchPolicy => {
  const fetchPublic = createFetchPublic(deps)
  return async (domain) => {
    const file = await fetchPublic({ ...FILE, host: `mta-sts.${domain}`, timeout })
    return file.known ? known(policyFileOf(file.value)) : file
  }
}
