import type { Fact } from '../evidence.ts'

export interface MailHost {
  readonly preference: number
  /** The name of the record; "" for the null MX (RFC 7505). */
  readonly host: string
  /** Null when the host is not an alias. */
  readonly alias: Fact<string | null>
  /** IPv4 and IPv6 together. */
  readonly addresses: Fact<readonly string[]>
}

/** Where mail to a domain goes. */
export interface MailRoute {
  readonly domain: string
  readonly exists: boolean
  readonly hosts: readonly MailHost[]
  /** Addresses of the domain itself, which stand in when there is no MX (RFC 5321 §5.1). */
  readonly ownAddresses: Fact<readonly string[]>
}

/** A name that reverse DNS gives, and whether it leads back. */
export interface ReverseName {
  readonly name: string
  readonly addresses: Fact<readonly string[]>
}

export interface MxFacts {
  mx: Fact<MailRoute>
  /** The same for the domain of Return-Path; null when it is unknown, empty, or the domain itself. */
  bounceRoute: Fact<MailRoute | null>
  /** The names of the sending address; null when the address is unknown. */
  reverse: Fact<{ ip: string; names: readonly ReverseName[] } | null>
  /** The name the sending server gave itself; null when it is unknown. */
  helo: Fact<{ name: string; ip: string | null; addresses: Fact<readonly string[]> } | null>
}
