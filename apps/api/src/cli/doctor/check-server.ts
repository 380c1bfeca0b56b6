import { existsSync } from 'node:fs'
import { Meta, PRODUCT } from '@bienrecu/shared'
import type { Config } from '../../config.ts'
import { isDataFolderLocked } from '../../data-folder/lock.ts'
import { listen } from '../../http/listen.ts'
import type { Database } from '../../storage/database.ts'
import { failedBy, type Finding, found, type Patient } from './finding.ts'

const PATIENCE = 3_000 // ms

/** Who answers at the public address; null when nobody does. */
const askMeta = async (url: string): Promise<{ instanceId: string | null } | null> => {
  try {
    const response = await fetch(`${url}/v1/meta`, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
    const meta = Meta.safeParse(await response.json().catch(() => null))
    return { instanceId: meta.success && meta.data.product === PRODUCT ? meta.data.instanceId : null }
  } catch {
    return null // refused, unknown or silent: for us it is the same, nobody answers
  }
}

const instanceIdOf = (database: Database | null): string | null => {
  if (database === null) return null
  return database.first(database.sql.selectFrom('instance').select('instance_id'))?.instance_id ?? null
}

const checkPort = async (patient: Patient, config: Config): Promise<Finding> => {
  try {
    const listener = await listen(() => new Response(), config)
    await listener.close()
    return found(patient, 'port', 'ok', 'doctor.port-free', { port: config.port })
  } catch (error) {
    return failedBy(patient, 'port', error)
  }
}

/** Whether the server runs on this data folder, and is what answers at its address; if not, whether its port is free. */
export const checkServer = async (patient: Patient, config: Config, database: Database | null): Promise<Finding[]> => {
  const params = { url: config.publicUrl }
  const isRunning = existsSync(config.dataFolder) && isDataFolderLocked(config.dataFolder)
  const answer = await askMeta(config.publicUrl)
  if (answer === null && isRunning) return [found(patient, 'server', 'failed', 'doctor.server-unreachable', params)]
  if (answer === null) {
    const stopped = found(patient, 'server', 'warning', 'doctor.server-stopped', params)
    return [stopped, await checkPort(patient, config)]
  }
  if (answer.instanceId === null) return [found(patient, 'server', 'failed', 'doctor.server-foreign', params)]
  const isOurs = isRunning && answer.instanceId === instanceIdOf(database)
  return [found(patient, 'server', isOurs ? 'ok' : 'failed', isOurs ? 'doctor.server' : 'doctor.server-other', params)]
}
