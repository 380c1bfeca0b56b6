import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { AppError } from '../app-error.ts'
import type { AllowedPrivateHosts } from '../config.ts'
import { isInRanges } from '../http/client-address.ts'
import { isOddIpv4Spelling, isPublicAddress } from './public-address.ts'

/** The ports of mail submission and relaying; any other needs the operator's permission. */
export const MAIL_PORTS: readonly number[] = [25, 465, 587, 2525]
/** The ports of IMAP (RFC 8314 §3.2); any other needs the operator’s permission. */
export const IMAP_PORTS: readonly number[] = [143, 993]

/**
 * Port to the name service: all IPv4 and IPv6 addresses of a name. Rejects with an `AppError`: `host-not-found` when the
 * name is known not to exist, `host-lookup-failed` when nobody answered.
 */
export type LookUpHost = (name: string, signal: AbortSignal) => Promise<readonly string[]>

export interface HostResolverDeps {
  lookUp: LookUpHost
  allowed: AllowedPrivateHosts
  /** Those that need no permission. */
  ports?: readonly number[]
}

/** Finds the addresses that may be connected to. They are final: the connection goes to one of them, not to the name. */
export type ResolveHost = (
  target: { host: string; port: number; isPractice?: boolean },
  signal: AbortSignal,
) => Promise<readonly string[]>

/** An IPv4 address inside an IPv6 one is the same host: the operator's ranges speak of both. */
const isInside = (address: string, ranges: readonly string[]): boolean =>
  ipaddr.isValid(address) && isInRanges(ipaddr.process(address), ranges)

/**
 * Every address must be public, unless the operator allows the name or that address; otherwise a name with one public and
 * one private address would lead inside. Rejects with `host-not-found`, `host-lookup-failed`, `host-private` or
 * `port-not-allowed`.
 */
export const createResolveHost =
  ({ lookUp, allowed, ports = MAIL_PORTS }: HostResolverDeps): ResolveHost =>
  async ({ host, port, isPractice = false }, signal) => {
    const params = { host, port }
    if (isPractice && isIP(host) !== 0) return [host] // nobody can write into the row of the practice relay
    // The system's resolver would read 0x7f.1 as 127.0.0.1; for us it is a name like any other, and no such name exists.
    if (isOddIpv4Spelling(host)) throw new AppError('host-not-found', { params })
    const isAllowedName = allowed.names.includes(host.toLowerCase())
    const addresses = isIP(host) === 0 ? await lookUp(host, signal) : [host]
    if (addresses.length === 0) throw new AppError('host-not-found', { params })
    const isAllowed = isAllowedName || addresses.every((address) => isInside(address, allowed.ranges))
    const arePublic = addresses.every((address) => isPublicAddress(address) || isInside(address, allowed.ranges))
    if (!isAllowed && !arePublic) throw new AppError('host-private', { params })
    if (!isAllowed && !ports.includes(port)) throw new AppError('port-not-allowed', { params })
    return addresses
  }
