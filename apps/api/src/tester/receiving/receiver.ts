import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import { type TesterConfig, USUAL_SMTP_PORT } from '../../tester-config.ts'
import type { Sending } from '../judging/letter.ts'
import type { JudgeQueue } from '../results/judge-queue.ts'
import { createAdmission } from './admission.ts'
import { type CertificateFiles, openCertificateFiles } from './certificate.ts'
import { createDecisions, type DecideDeps } from './decide.ts'
import { type Connection, type Door, openDoor } from './door.ts'
import { DOOR_LIMITS, type DoorLimits } from './door-limits.ts'
import { createKeepTogether } from './keep-together.ts'
import type { Speaker } from './speak-smtp.ts'
import { createRoom, createShares } from './take-in.ts'

export interface ReceiverDeps extends Pick<Deps, 'database' | 'vault' | 'now' | 'log'> {
  tester: TesterConfig
  publicUrl: string
  queue: JudgeQueue
  /** Asks beforehand about the sender of a message that is on its way. */
  expect: (sender: Sending) => void
  limits?: DoorLimits
}

/** Takes mail for our own tester. */
export interface Receiver {
  /** An address of this machine at which it is reached from here. */
  host: string
  /** Of SMTP. */
  port: number
  close(): Promise<void>
}

const MEGABYTE = 1024 * 1024

/** The speaker of a door, made with the first connection, with the certificate as it is by then. */
const createLoadSpeaker = (
  deps: DecideDeps & { connections: ReadonlyMap<string, Connection> },
  kind: 'smtp' | 'lmtp',
  certificates: CertificateFiles | null,
) => {
  let loading: Promise<Speaker> | null = null
  const onFault = (err: unknown) => deps.log.error({ err }, 'mail not taken')
  const decisions = createDecisions(deps, kind)
  const load = async (): Promise<Speaker> => {
    const { createSpeaker } = await import('./speak-smtp.ts')
    const { tester, limits, connections } = deps
    const onEnd = (id: string) => connections.get(id)?.end()
    const maxOctets = tester.maxMegabytes * MEGABYTE
    const certificate = certificates?.current() ?? null
    return createSpeaker({ kind, name: tester.domain, maxOctets, limits, certificate, decisions, onFault, onEnd })
  }
  return {
    onFault,
    onEnd: decisions.forget,
    loadSpeaker: async (): Promise<Speaker> => {
      const renewed = certificates?.renewed() ?? null
      const speaker = await (loading ??= load())
      if (renewed !== null) speaker.renew(renewed)
      return speaker
    },
    close: async () => (await loading)?.close(),
  }
}

/** What is bound to every address is reached at the loopback. */
const reachedAt = (address: string): string =>
  address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address

type Opening = (host: string, place: { port: number }) => Promise<Door>

/** On the usual port, or, where that is taken and nobody chose one, on any: several installations may run side by side. */
const openUsual = async (open: Opening, { host, smtpPort }: TesterConfig, log: Deps['log']): Promise<Door> => {
  if (smtpPort !== null) return open(host, { port: smtpPort })
  try {
    return await open(host, { port: USUAL_SMTP_PORT })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'tester-port-in-use')) throw error
    const door = await open(host, { port: 0 })
    log.warn({ usual: USUAL_SMTP_PORT, port: door.port }, 'the usual port for mail is taken: another one is used')
    return door
  }
}

/**
 * Opens the doors for mail. Throws `tester-port-in-use` for a port that was chosen and is taken, `tester-port-not-permitted`,
 * `address-not-here` or `tester-certificate-unusable`, having left nothing open.
 */
export const openReceiver = async ({ limits = DOOR_LIMITS, ...deps }: ReceiverDeps): Promise<Receiver> => {
  const { tester, log, database } = deps
  const connections = new Map<string, Connection>()
  const certificates = tester.certificate === null ? null : openCertificateFiles(tester.certificate, log)
  const largest = tester.maxMegabytes * MEGABYTE
  const octets = Math.max(limits.octetsInFlight, largest)
  const shared = {
    ...deps,
    limits,
    admission: createAdmission(limits),
    roomOf: createShares(createRoom(octets), Math.max(octets / 2, largest)),
    keep: createKeepTogether(database),
    cut: (id: string) => void connections.get(id)?.socket.destroy(),
    connections,
  }
  const smtp = createLoadSpeaker(shared, 'smtp', certificates)
  const lmtp = createLoadSpeaker(shared, 'lmtp', null)
  const door = await openUsual((host, place) => openDoor(host, place, { ...shared, ...smtp }), tester, log)
  const doors = [door]
  const close = async () => {
    await Promise.all([smtp.close(), lmtp.close()])
    await Promise.all(doors.map((one) => one.close()))
  }
  try {
    if (tester.lmtp !== null) doors.push(await openDoor(tester.host, tester.lmtp, { ...shared, ...lmtp }))
  } catch (error) {
    await close()
    throw error
  }
  return { host: reachedAt(door.address), port: door.port ?? 0, close }
}
