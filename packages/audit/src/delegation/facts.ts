import type { Fact } from '../evidence.ts'

/** One authoritative server, asked directly. */
export interface NameServer {
  readonly name: string
  readonly addresses: Fact<readonly string[]>
  /** Null when the server could be reached and is not authoritative for the zone (a lame server). */
  readonly soa: Fact<{ readonly serial: number; readonly minimum: number; readonly ttl: number | null } | null>
  /** TXT of the domain and of `_dmarc`, to find servers that disagree. */
  readonly txt: Fact<readonly string[]>
  readonly dmarcTxt: Fact<readonly string[]>
}

export interface DelegationFacts {
  /** The zone that holds the domain; null when nobody here can ask servers directly (a browser). */
  delegation: Fact<{
    readonly zone: string
    /** SOA of the zone as the resolver has it; `negativeTtl` is the lower of its TTL and MINIMUM (RFC 2308 §5), in seconds. */
    readonly negativeTtl: number | null
    /** TTL of the TXT records at the domain, in seconds. */
    readonly txtTtl: number | null
    readonly servers: readonly NameServer[]
    /** False where only names are known, not what each server answers. */
    readonly isAskedDirectly: boolean
  }>
  /** The DNS host recognised from the name servers: an id of packages/knowledge, or null. */
  dnsHost: Fact<{ readonly id: string; readonly name: string; readonly isCertain: boolean } | null>
}
