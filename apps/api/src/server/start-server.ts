import { createApp, type Deps } from '../app.ts'
import { createAuditing } from '../audits/auditing.ts'
import type { Config } from '../config.ts'
import { openDataFolder } from '../data-folder/open-data-folder.ts'
import { createDetecting } from '../detection/detecting.ts'
import { createListDevices } from '../devices/list-devices.ts'
import { type Listener, listen } from '../http/listen.ts'
import type { Log } from '../log.ts'
import { createProbing } from '../probes/probing.ts'
import { createSigningIn, startPolling } from '../sign-in/signing-in.ts'
import { createPairing, pairingLine } from '../pairing/create-pairing.ts'
import { createPlanning } from '../plans/planning.ts'
import { createTesting, type Testing } from '../tester/testing.ts'
import { createWatching } from '../watches/watching.ts'

export interface RunningServer {
  url: string
  /** The page of our own tester; null while it is switched off. */
  testerUrl: string | null
  /** Where mail for it is taken. */
  mail: { host: string; port: number } | null
  /** Whether a device is paired already. */
  hasDevice: boolean
  /** A new pairing line, good for ten minutes, once. */
  pair: () => string
  /** Ends what goes on, closes the database, gives the data folder back. */
  close: () => Promise<void>
}

/** Opens the doors for mail; where that fails, nothing is left open. */
const openMail = async (testing: Testing, listener: Listener) => {
  try {
    return await testing.start()
  } catch (error) {
    await Promise.all([listener.close(), testing.close()])
    throw error
  }
}

/** Opens the data folder, answers HTTP and takes mail for the tester. Throws a start-up code, having left nothing open. */
export const startServer = async (config: Config, log: Log): Promise<RunningServer> => {
  const now = Date.now
  const { close: closeFolder, ...folder } = await openDataFolder(config, now)
  const stop = new AbortController()
  try {
    const deps: Deps = { ...folder, config, log, now, stopping: stop.signal }
    const probing = createProbing(deps, { role: 'server' })
    const auditing = createAuditing(deps)
    const detecting = createDetecting(deps)
    const planning = createPlanning(deps)
    const watching = createWatching(deps, probing)
    const testing = createTesting(deps, probing)
    const parts = [probing, auditing, detecting, planning, watching, testing]
    const features = parts.flatMap((part) => part.features)
    const listener = await listen(createApp(deps, features, [...planning.pages, ...testing.pages]).fetch, config)
    const mail = await openMail(testing, listener)
    probing.start()
    watching.start()
    const stopPolling = startPolling(deps, createSigningIn(deps))
    const close = async () => {
      stop.abort()
      stopPolling()
      auditing.close()
      detecting.close()
      await Promise.all([listener.close(), probing.close(), planning.close(), watching.close()])
      await testing.close()
      closeFolder()
    }
    const hasDevice = createListDevices(deps)(null).length > 0
    const pair = () => pairingLine(config.publicUrl, createPairing(deps)().code)
    const testerUrl = config.tester === null ? null : `${config.publicUrl}/t`
    return { url: config.publicUrl, testerUrl, mail, hasDevice, pair, close }
  } catch (error) {
    closeFolder()
    throw error
  }
}
