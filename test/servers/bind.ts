import { mkdir, writeFile } from 'node:fs/promises'
import { Resolver } from 'node:dns/promises'
import { join } from 'node:path'

import { startProgram } from './child-process.ts'
import { findFreePort } from './free-port.ts'
import { createWorkFolder } from './work-folder.ts'
import { writeZoneFile, type Zone, type Zones } from './zone-file.ts'

/** A running BIND 9, authoritative for the given zones. Any other question is REFUSED, unless it forwards. */
export interface Bind {
  /** UDP and TCP, on 127.0.0.1. */
  readonly port: number
  /** A resolver that asks only this server. Node keeps no cache, so an answer is always the present one. */
  resolver(): Resolver
  /** Puts a zone in the place of the one with the same apex (one of those given at the start), and waits until it is served. */
  replaceZone(apex: string, zone: Zone): Promise<void>
  /** As replaceZone, for many at once: named reads its files again a single time. */
  replaceZones(zones: Zones): Promise<void>
  /** Every question it was asked since it was started, in order; needs `logsQuestions`. */
  questions(): readonly Question[]
  output(): string
  stop(): Promise<void>
}

export interface Question {
  /** In lower case. */
  readonly name: string
  readonly type: string
}

export interface BindOptions {
  /** Zones whose master file is missing: any question about them is SERVFAIL. */
  readonly unreadable?: readonly string[]
  /** The port of a server on 127.0.0.1 that is asked for everything else, the answers being kept: a resolver. */
  readonly forwardTo?: number
  /** Seconds, of every record and of “there is none”; 1 otherwise. */
  readonly ttl?: number
  /** Whether `questions()` is to know. */
  readonly logsQuestions?: boolean
}

/** Starts named in the foreground, in a folder of its own, without rndc. */
export async function startBind(zones: Zones, options: BindOptions = {}): Promise<Bind> {
  const [folder, port] = await Promise.all([createWorkFolder('bind'), findFreePort()])
  const zonesFolder = join(folder.path, 'zones')
  await mkdir(zonesFolder)
  let serial = 1
  const write = (apex: string, zone: Zone) =>
    writeFile(join(zonesFolder, apex), writeZoneFile(apex, zone, serial, options.ttl))
  await Promise.all(Object.entries(zones).map(([apex, zone]) => write(apex, zone)))
  const configuration = join(folder.path, 'named.conf')
  const apexes = [...Object.keys(zones), ...(options.unreadable ?? [])]
  await writeFile(configuration, namedConfiguration(folder.path, port, apexes, options))

  const named = await startProgram({
    program: 'named',
    // One thread is plenty, and keeps named below a hundred file descriptors.
    args: ['-g', '-4', '-n', '1', '-c', configuration],
    ready: { when: () => answers(port) },
  })
  const resolver = () => resolverFor(port)
  const replaceZones = async (replaced: Zones): Promise<void> => {
    const unknown = Object.keys(replaced).find((apex) => !(apex in zones))
    if (unknown !== undefined) throw new Error(`${unknown} is not one of the zones given at the start`)
    serial += 1
    await Promise.all(Object.entries(replaced).map(([apex, zone]) => write(apex, zone)))
    named.signal('SIGHUP')
    for (const apex of Object.keys(replaced)) await waitForSerial(resolver(), apex, serial)
  }
  return {
    port,
    resolver,
    replaceZone: (apex, zone) => replaceZones({ [apex]: zone }),
    replaceZones,
    questions: () => questionsIn(named.output()),
    output: () => named.output(),
    async stop() {
      await named.stop()
      await folder.remove()
    },
  }
}

/** `client @0x7f… 127.0.0.1#40123 (example.org): query: example.org IN TXT +E(0) (127.0.0.1)` */
function questionsIn(output: string): Question[] {
  const lines = output.matchAll(/: query: (\S+) IN (\S+) /g)
  return [...lines].map(([, name = '', type = '']) => ({ name: name.toLowerCase(), type }))
}

function resolverFor(port: number): Resolver {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  resolver.setServers([`127.0.0.1:${port}`])
  return resolver
}

/** Whether it says anything at all: that it refuses, or, when it forwards, that others do. */
async function answers(port: number): Promise<boolean> {
  try {
    await resolverFor(port).resolveSoa('.')
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'EREFUSED' || error.code === 'ESERVFAIL')
  }
}

async function waitForSerial(resolver: Resolver, apex: string, serial: number): Promise<void> {
  const deadline = Date.now() + 10_000
  while ((await resolver.resolveSoa(apex)).serial !== serial) {
    if (Date.now() > deadline) throw new Error(`named still serves the old zone ${apex}`)
  }
}

function namedConfiguration(
  folder: string,
  port: number,
  apexes: readonly string[],
  { forwardTo, logsQuestions = false }: BindOptions,
): string {
  const recursion =
    forwardTo === undefined
      ? 'recursion no;'
      : `recursion yes; forward only; forwarders { 127.0.0.1 port ${forwardTo}; }; qname-minimization off;`
  const zones = apexes.map((apex) => `zone "${apex}" { type primary; file "zones/${apex}"; };`)
  return `
options {
  directory "${folder}";
  listen-on port ${port} { 127.0.0.1; };
  listen-on-v6 { none; };
  pid-file "${folder}/named.pid";
  session-keyfile "${folder}/session.key";
  managed-keys-directory "${folder}";
  lock-file none;
  ${recursion}
  dnssec-validation no;
  notify no;
  allow-transfer { none; };
  empty-zones-enable no;
  querylog ${logsQuestions ? 'yes' : 'no'};
};
controls { };
${zones.join('\n')}
`
}
