import { type Bind, startBind } from '../servers/bind.ts'
import { createCertificateAuthority } from '../servers/certificate-authority.ts'
import { type MailSink, startMailSink } from '../servers/mail-sink.ts'
import { type Signer, startOpenDkimFor } from '../servers/opendkim.ts'
import { type Postfix, startPostfix } from '../servers/postfix.ts'
import type { OracleCase } from './cases.ts'
import { allServices } from './services.ts'
import { TOP_LEVEL, worldRecords } from './world.ts'
import { type ZoneRecord, zoneOf, zonesOf } from './zone-records.ts'

/** The servers between a plan and its judges. */
export interface OracleLab {
  /** The name servers of everybody at once. */
  readonly bind: Bind
  /** The resolver that the product and the judges ask. */
  readonly resolver: Bind
  readonly relay: Postfix
  readonly sink: MailSink
  /** Serves other records in the zones of these cases. */
  publish(zones: ReadonlyMap<OracleCase, readonly ZoneRecord[]>): Promise<void>
  stop(): Promise<void>
}

/** Starts BIND with the zones of the cases as they are now, and a relay that signs for every account. */
export async function startOracleLab(cases: readonly OracleCase[]): Promise<OracleLab> {
  const stops: (() => Promise<void>)[] = []
  const keep = async <Part>(starting: Promise<Part>, stop: (part: Part) => Promise<void>): Promise<Part> => {
    const part = await starting
    stops.push(() => stop(part))
    return part
  }
  const stop = async (): Promise<void> => {
    for (const stopPart of stops.splice(0).toReversed()) await stopPart()
  }
  try {
    const bind = await keep(startBind(allZones(cases)), (part) => part.stop())
    // A name server does not follow an alias into a zone that it has no business with; a resolver does.
    const resolver = await keep(startBind({}, { forwardTo: bind.port }), (part) => part.stop())
    const sink = await keep(startMailSink({ hostName: 'mx.receiver.example', accepts: () => true }), (part) =>
      part.stop(),
    )
    const relay = await startRelay(cases, sink.port, keep)
    return {
      bind,
      resolver,
      sink,
      relay,
      publish: (zones) =>
        bind.replaceZones(Object.fromEntries([...zones].map(([{ zone }, records]) => [zone, zoneOf(records)]))),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function allZones(cases: readonly OracleCase[]) {
  const keys = cases.flatMap(({ accounts }) => accounts.flatMap((account) => account.keys))
  const own = cases.flatMap(({ records }) => records)
  return zonesOf([...worldRecords(allServices(), keys), ...own], TOP_LEVEL)
}

type Keep = <Part>(starting: Promise<Part>, stop: (part: Part) => Promise<void>) => Promise<Part>

async function startRelay(cases: readonly OracleCase[], sinkPort: number, keep: Keep): Promise<Postfix> {
  const signers = cases.flatMap(({ accounts, domain }) =>
    accounts.map(({ from, signs }): Signer => ({ address: from, domain, selector: signs.selector, key: signs.key })),
  )
  const openDkim = await keep(startOpenDkimFor(signers), (part) => part.stop())
  const authority = await keep(createCertificateAuthority(), (part) => part.remove())
  const certificate = await authority.issue(['relay.example'])
  const options = { hostName: 'relay.example', domain: 'relay.example', username: 'oracle@relay.example', certificate }
  const routes = { 'receiver.example': sinkPort }
  return keep(startPostfix({ ...options, routes, milterPort: openDkim.milterPort }), (part) => part.stop())
}
