import type { Deps, Feature } from '../app.ts'
import type { Config } from '../config.ts'
import { createFetchPublic } from '../dns/fetch-public.ts'
import { createNodeResolver } from '../dns/node-resolver.ts'
import { type ServerAddress, serversOf } from '../dns/server-address.ts'
import { mailPresetRoutes } from '../presets/routes.ts'
import type { DetectRelay } from './detect-relay.ts'
import { detectionRoutes } from './routes.ts'

export type DetectionConfig = Pick<Config, 'allowedPrivateHosts' | 'thunderbirdDatabase'>

/** The real DNS and the real web; `close` ends what is under way. The table of providers is loaded when it is first needed. */
export const openDetection = (
  config: DetectionConfig,
  servers?: readonly ServerAddress[],
): { detectRelay: DetectRelay; close: () => void } => {
  const resolver = createNodeResolver({ servers })
  const fetchPublic = createFetchPublic({ resolver, allowed: config.allowedPrivateHosts })
  const detectRelay: DetectRelay = async (address) => {
    const { createDetectRelay } = await import('./detect-relay.ts')
    const { createFetchAutoconfig } = await import('./fetch-autoconfig.ts')
    const isDatabaseAllowed = config.thunderbirdDatabase
    return createDetectRelay({ resolver, fetchAutoconfig: createFetchAutoconfig({ fetchPublic, isDatabaseAllowed }) })(
      address,
    )
  }
  return { detectRelay, close: () => resolver.close() }
}

/** Everything that finds mail hosts and lists providers, plugged together. Nothing is asked before a request. */
export const createDetecting = ({ config }: Pick<Deps, 'config'>): { features: Feature[]; close: () => void } => {
  const { detectRelay, close } = openDetection(config, serversOf(config.dnsServers))
  return { features: [detectionRoutes({ detectRelay }), mailPresetRoutes()], close }
}
