import type { DkimKey } from './opendkim.ts'
import { reversedIn, SERVED_BLOCKLISTS } from './mail-tester/blocklists.ts'
import type { Zone, Zones } from './zone-file.ts'

/** What the user's domain publishes. `null`: no such record. */
export interface DomainRecords {
  readonly spf: string | null
  readonly dmarc: string | null
  /** Whether the key that OpenDKIM signs with is published. */
  readonly dkim: boolean
}

/** Who serves the zone of the user's domain, and who takes its mail. */
export interface DomainHost {
  readonly nameServers: readonly string[]
  readonly mailHosts: readonly string[]
}

export const USER_DOMAIN = 'example.org'
export const RELAY_HOST = `smtp.${USER_DOMAIN}`

/** A domain set up as it should be: its relay, which is 127.0.0.1, may send for it. */
export const SOUND_RECORDS: DomainRecords = {
  spf: 'v=spf1 ip4:127.0.0.1 -all',
  dmarc: 'v=DMARC1; p=quarantine',
  dkim: true,
}

const OWN_HOST: DomainHost = { nameServers: [`ns.${USER_DOMAIN}`], mailHosts: [RELAY_HOST] }

const rooted = (names: readonly string[]): string[] => names.map((name) => `${name}.`)

/** The zone of the user's domain. */
export function userZone(records: DomainRecords, key: DkimKey, host: DomainHost = OWN_HOST): Zone {
  return {
    [USER_DOMAIN]: {
      NS: rooted(host.nameServers),
      A: ['127.0.0.1'],
      MX: rooted(host.mailHosts).map((name) => `10 ${name}`),
      ...(records.spf === null ? {} : { TXT: [records.spf] }),
    },
    [RELAY_HOST]: { A: ['127.0.0.1'] },
    ...(host === OWN_HOST ? { [`ns.${USER_DOMAIN}`]: { A: ['127.0.0.1'] } } : {}),
    ...(records.dmarc === null ? {} : { [`_dmarc.${USER_DOMAIN}`]: { TXT: [records.dmarc] } }),
    ...(records.dkim ? { [key.recordName]: { TXT: [key.record] } } : {}),
  }
}

/** A blocklist as an operator would serve it (RFC 5782): 127.0.0.1 stands for the relay here. */
export function blocklistZone(apex: string, listed: boolean): Zone {
  return listed ? { [reversedIn('127.0.0.1', apex)]: { A: ['127.0.0.2'] } } : {}
}

/** All zones of the lab. */
export function labZones(records: DomainRecords, key: DkimKey, host: DomainHost = OWN_HOST): Zones {
  return {
    [USER_DOMAIN]: userZone(records, key, host),
    // DMARC's tree walk (RFC 9989 section 4.10) goes up to the top-level domain.
    org: {
      [USER_DOMAIN]: { NS: rooted(host.nameServers) },
      ...(host === OWN_HOST ? { [`ns.${USER_DOMAIN}`]: { A: ['127.0.0.1'] } } : {}),
    },
    'mail-tester.com': {
      'mail-tester.com': { A: ['127.0.0.1'], MX: ['10 srv1.mail-tester.com.'] },
      'www.mail-tester.com': { A: ['127.0.0.1'] },
      'srv1.mail-tester.com': { A: ['127.0.0.1'], MX: ['10 srv1.mail-tester.com.'] },
    },
    '127.in-addr.arpa': { '1.0.0.127.in-addr.arpa': { PTR: [`${RELAY_HOST}.`] } },
    ...Object.fromEntries(SERVED_BLOCKLISTS.map(({ zone }) => [zone, blocklistZone(zone, false)])),
  }
}
