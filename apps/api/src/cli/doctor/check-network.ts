import type { Config } from '../../config.ts'
import { AppError } from '../../app-error.ts'
import { listRelays } from '../../relays/find-relay.ts'
import type { RelayRow } from '../../relays/relay.ts'
import { createLookUp } from '../../smtp/look-up.ts'
import { openSocket } from '../../smtp/open-socket.ts'
import { createResolveHost, type LookUpHost, type ResolveHost } from '../../smtp/resolve-host.ts'
import type { Database } from '../../storage/database.ts'
import { failedBy, type Finding, found, type Patient } from './finding.ts'

const TESTER = 'www.mail-tester.com'
const PATIENCE = 5_000 // ms

/** Whether names are found. No answer is not "no such name", and neither says that something is wrong with a relay. */
const checkResolver = async (patient: Patient, lookUp: LookUpHost): Promise<Finding> => {
  const start = performance.now()
  try {
    await lookUp(TESTER, AbortSignal.timeout(PATIENCE))
    const value = Math.round(performance.now() - start)
    return found(patient, 'dns', 'ok', 'doctor.dns', { value, host: TESTER })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return found(patient, 'dns', 'warning', 'doctor.dns-silent', { host: TESTER })
  }
}

const checkRelay = async (patient: Patient, resolveHost: ResolveHost, relay: RelayRow): Promise<Finding> => {
  const { name, host, port } = relay
  const check = `relay:${name}`
  const signal = AbortSignal.timeout(PATIENCE * 2)
  try {
    const addresses = await resolveHost({ host, port }, signal)
    const socket = await openSocket({ host, port, addresses }, { milliseconds: PATIENCE, signal })
    socket.destroy()
    return found(patient, check, 'ok', 'doctor.relay', { value: name, host, port })
  } catch (error) {
    const { detail } = failedBy(patient, check, error)
    return { check, status: 'failed', detail: patient.say('doctor.relay-failed', { value: name, why: detail }) }
  }
}

/** The name service, and whether the port of each relay can be reached from here. Nothing is said on the connections. */
export const checkNetwork = (patient: Patient, config: Config, database: Database | null): Promise<Finding[]> => {
  const lookUp = createLookUp(config)
  const resolveHost = createResolveHost({ lookUp, allowed: config.allowedPrivateHosts })
  const relays = database === null ? [] : listRelays(database)
  return Promise.all([
    checkResolver(patient, lookUp),
    ...relays.map((relay) => checkRelay(patient, resolveHost, relay)),
  ])
}
