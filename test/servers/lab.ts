import { startBind, type Bind } from './bind.ts'
import {
  createCertificateAuthority,
  type CertificateAuthority,
  type ServerCertificate,
} from './certificate-authority.ts'
import {
  blocklistZone,
  labZones,
  RELAY_HOST,
  SOUND_RECORDS,
  USER_DOMAIN,
  userZone,
  type DomainHost,
  type DomainRecords,
} from './lab-zones.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import type { Behaviour } from './mail-tester/behaviour.ts'
import { MAIL_TESTER_HOSTS, startMailTester, type MailTester } from './mail-tester/start.ts'
import { createDkimKey, type DkimKey, startOpenDkim } from './opendkim.ts'
import { startPostfix, type Postfix } from './postfix.ts'
import { startSpamd, type Spamd } from './spamd.ts'
import type { Zone, Zones } from './zone-file.ts'

/** Everything between the user's API and the score, running on this machine. */
export interface Lab {
  readonly authority: CertificateAuthority
  readonly bind: Bind
  readonly spamd: Spamd
  readonly mailTester: MailTester
  /** The user's own relay, smtp.example.org. */
  readonly relay: Postfix
  /** The mailboxes of example.org: what the user sends to themselves, and bounces. */
  readonly inbox: MailSink
  /** OpenDKIM on or off, for connections to the relay opened from now on. */
  setSigning(on: boolean): void
  /** The key that OpenDKIM signs with. */
  readonly key: DkimKey
  /** Changes what example.org publishes; what is not named stays. */
  publish(changes: Partial<DomainRecords>): Promise<void>
  /** The zone of example.org with further records, as its DNS host stores them. */
  publishZone(more: Zone): Promise<void>
  /** Puts 127.0.0.1, the relay's address, on a blocklist of mail-tester/blocklists.ts, or takes it off. */
  setBlocklisted(zone: string, listed: boolean): Promise<void>
  /** Stops everything and deletes every file. */
  stop(): Promise<void>
}

export interface LabOptions {
  /** What example.org publishes; everything as it should be, unless said otherwise. */
  readonly records?: Partial<DomainRecords>
  /** OpenDKIM on or off at the start; on, unless said otherwise. */
  readonly signing?: boolean
  /** With which selector it signs; `bienrecu`, unless said otherwise. */
  readonly selector?: string
  /** Name servers and mail hosts of example.org, where they are those of a host of domains; and the zones of that host. */
  readonly host?: DomainHost
  readonly zones?: (key: DkimKey) => Zones
  /** The certificate that the relay shows; a good one, unless said otherwise. */
  readonly relayCertificate?: 'valid' | 'self-signed' | 'expired' | 'other-name'
  /** More domains that the relay may send to, and the port of 127.0.0.1 where their mail goes. */
  readonly routes?: Readonly<Record<string, number>>
  readonly behaviour?: Partial<Behaviour>
}

export const USER_ADDRESS = `isabelle@${USER_DOMAIN}`

/** Starts the whole lab, as much of it at once as possible. Nothing is left running when a part does not start. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const stops: (() => Promise<void>)[] = []
  let stopping = false
  const stop = async (): Promise<void> => {
    stopping = true
    // The CA's folder goes last of all: Postfix reads from it.
    for (const stopPart of stops.splice(0).toReversed()) await stopPart()
  }
  const keep = async <Part>(starting: Promise<Part>, stopPart: (part: Part) => Promise<void>): Promise<Part> => {
    const part = await starting
    stops.push(() => stopPart(part))
    // Another part has failed meanwhile: nobody else will stop this one.
    if (stopping) await stop()
    return part
  }
  try {
    return { ...(await startParts(options, keep)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Keep = <Part>(starting: Promise<Part>, stopPart: (part: Part) => Promise<void>) => Promise<Part>

async function startParts(options: LabOptions, keep: Keep): Promise<Omit<Lab, 'stop'>> {
  let records: DomainRecords = { ...SOUND_RECORDS, ...options.records }
  const [authority, key] = await Promise.all([
    keep(createCertificateAuthority(), (part) => part.remove()),
    createDkimKey(USER_DOMAIN, options.selector ?? 'bienrecu'),
  ])
  const [{ bind, spamd, mailTester, inbox }, openDkim, certificate] = await Promise.all([
    startReceivingSide(options, { ...labZones(records, key, options.host), ...options.zones?.(key) }, authority, keep),
    keep(startOpenDkim(key), (part) => part.stop()),
    issueRelayCertificate(authority, options.relayCertificate ?? 'valid'),
  ])
  const relay = await keep(
    startPostfix({
      hostName: RELAY_HOST,
      domain: USER_DOMAIN,
      username: USER_ADDRESS,
      certificate,
      routes: { 'mail-tester.com': mailTester.smtpPort, [USER_DOMAIN]: inbox.port, ...options.routes },
      milterPort: openDkim.milterPort,
    }),
    (part) => part.stop(),
  )
  relay.setMilterInUse(options.signing ?? true)
  return {
    authority,
    bind,
    spamd,
    mailTester,
    relay,
    inbox,
    setSigning: (on) => relay.setMilterInUse(on),
    async publish(changes) {
      records = { ...records, ...changes }
      await bind.replaceZone(USER_DOMAIN, userZone(records, key, options.host))
    },
    key,
    publishZone: (more) => bind.replaceZone(USER_DOMAIN, { ...userZone(records, key, options.host), ...more }),
    setBlocklisted: (zone, listed) => bind.replaceZone(zone, blocklistZone(zone, listed)),
  }
}

interface ReceivingSide {
  readonly bind: Bind
  readonly spamd: Spamd
  readonly mailTester: MailTester
  readonly inbox: MailSink
}

async function startReceivingSide(
  { behaviour }: LabOptions,
  zones: Zones,
  authority: CertificateAuthority,
  keep: Keep,
): Promise<ReceivingSide> {
  const bind = await keep(startBind(zones), (part) => part.stop())
  const [spamd, certificate, inbox] = await Promise.all([
    keep(startSpamd({ dnsPort: bind.port }), (part) => part.stop()),
    authority.issue(MAIL_TESTER_HOSTS),
    keep(startMailSink({ hostName: `mx.${USER_DOMAIN}`, accepts: () => true }), (part) => part.stop()),
  ])
  const examiners = { resolver: bind.resolver(), spamd }
  const mailTester = await keep(
    startMailTester({ ...examiners, certificate, ...(behaviour === undefined ? {} : { behaviour }) }),
    (part) => part.stop(),
  )
  return { bind, spamd, mailTester, inbox }
}

type RelayCertificate = NonNullable<LabOptions['relayCertificate']>

function issueRelayCertificate(authority: CertificateAuthority, kind: RelayCertificate): Promise<ServerCertificate> {
  const issue: Readonly<Record<RelayCertificate, () => Promise<ServerCertificate>>> = {
    valid: () => authority.issue([RELAY_HOST]),
    'self-signed': () => authority.issueSelfSigned([RELAY_HOST]),
    expired: () => authority.issueExpired([RELAY_HOST]),
    'other-name': () => authority.issueForOtherName(),
  }
  return issue[kind]()
}
