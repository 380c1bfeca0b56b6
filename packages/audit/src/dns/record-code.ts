import type { RecordType } from '../resolver.ts'

/** The numbers of the types we ask for (IANA, "Resource Record (RR) TYPEs"). */
export const RECORD_CODES: Readonly<Record<RecordType, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DS: 43,
  DNSKEY: 48,
  TLSA: 52,
  SPF: 99,
}

/** Class IN. */
export const INTERNET = 1
/** The pseudo-record of EDNS (RFC 6891 §6.1). */
export const OPT = 41
