import { isIP } from 'node:net'
import type { RelaySecurity } from '@bienrecu/shared'
import ipaddr from 'ipaddr.js'
import { AppError } from '../app-error.ts'
import type { AllowedPrivateHosts } from '../config.ts'
import { isInRanges } from '../http/client-address.ts'
import type { Service } from './services.ts'

/** A mail server that is to be shown a token. */
export interface MailServer {
  readonly host: string
  readonly security: RelaySecurity
}

const isAllowed = (host: string, { names, ranges }: AllowedPrivateHosts): boolean =>
  names.includes(host) || (isIP(host) !== 0 && isInRanges(ipaddr.process(host), ranges))

/**
 * A token opens the whole mailbox: whoever may change a relay must not have it sent to a host of theirs. So only the
 * provider's own servers see it, encrypted, and those that the operator has named. Throws `sign-in-host-unknown`.
 */
export const checkMayShowToken = (
  { name, servers }: Pick<Service, 'name' | 'servers'>,
  { host, security }: MailServer,
  allowed: AllowedPrivateHosts,
): void => {
  const server = host.toLowerCase()
  if (isAllowed(server, allowed)) return
  const isKnown = servers === null || servers.includes(server)
  if (!isKnown || security === 'none') throw new AppError('sign-in-host-unknown', { params: { host, provider: name } })
}
