import type { Fact } from '../evidence.ts'

/** What one server answers about itself as an authority. */
export interface SoaFacts {
  readonly serial: number
  /** Seconds. */
  readonly minimum: number
  readonly ttl: number | null
}

/** One name server of the zone, asked directly where somebody here can: everything but the name is `not-asked` otherwise. */
export interface NameServer {
  readonly name: string
  readonly addresses: Fact<readonly string[]>
  /** Null when the server answers, and not as an authority for the zone (a lame server). */
  readonly soa: Fact<SoaFacts | null>
  /** TXT of the domain and of `_dmarc`, sorted, to find servers that disagree. */
  readonly txt: Fact<readonly string[]>
  readonly dmarcTxt: Fact<readonly string[]>
}

/** The zone that holds the domain. */
export interface ZoneFacts {
  readonly zone: string
  readonly servers: Fact<readonly NameServer[]>
  /** False where only names are known, not what each server answers (a browser). */
  readonly isAskedDirectly: boolean
  /** The lower of the TTL of the SOA record and its MINIMUM (RFC 2308 §5), in seconds. */
  readonly negativeTtl: Fact<number>
  /** TTL of the TXT records at the domain, in seconds; null when there are none, or when the resolver does not tell. */
  readonly txtTtl: Fact<number | null>
}

export interface DelegationFacts {
  /** Null when the domain lies in no zone below a top-level domain: it is not registered. */
  delegation: Fact<ZoneFacts | null>
  /** Where the domain itself leads as an alias (CNAME); null when it is none. */
  domainAlias: Fact<string | null>
  /** The DNS host recognised from the name servers: an id of packages/knowledge, or null. */
  dnsHost: Fact<{ readonly id: string; readonly name: string; readonly isCertain: boolean } | null>
}
