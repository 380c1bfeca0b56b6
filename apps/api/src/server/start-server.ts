import { createApp, type Deps } from '../app.ts'
import { createAuditing } from '../audits/auditing.ts'
import type { Config } from '../config.ts'
import { openDataFolder } from '../data-folder/open-data-folder.ts'
import { createDetecting } from '../detection/detecting.ts'
import { createListDevices } from '../devices/list-devices.ts'
import { listen } from '../http/listen.ts'
import type { Log } from '../log.ts'
import { createProbing } from '../probes/probing.ts'
import { createSigningIn, startPolling } from '../sign-in/signing-in.ts'
import { createPairing, pairingLine } from '../pairing/create-pairing.ts'
import { createPlanning } from '../plans/planning.ts'
import { createWatching } from '../watches/watching.ts'

export interface RunningServer {
  url: string
  /** Whether a device is paired already. */
  hasDevice: boolean
  /** A new pairing line, good for ten minutes, once. */
  pair: () => string
  /** Ends what goes on, closes the database, gives the data folder back. */
  close: () => Promise<void>
}

/** Opens the data folder and answers HTTP. Throws a start-up code, having left nothing open. */
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
    const listener = await listen(
      createApp(
        deps,
        [probing, auditing, detecting, planning, watching].flatMap(({ features }) => features),
        planning.pages,
      ).fetch,
      config,
    )
    probing.start()
    watching.start()
    const stopPolling = startPolling(deps, createSigningIn(deps))
    const close = async () => {
      stop.abort()
      stopPolling()
      auditing.close()
      detecting.close()
      await Promise.all([listener.close(), probing.close(), planning.close(), watching.close()])
      closeFolder()
    }
    const hasDevice = createListDevices(deps)(null).length > 0
    const pair = () => pairingLine(config.publicUrl, createPairing(deps)().code)
    return { url: config.publicUrl, hasDevice, pair, close }
  } catch (error) {
    closeFolder()
    throw error
  }
}
