import type { Resolver } from '@bienrecu/audit/resolver'
import { type ServerAddress, serversOf } from '../dns/server-address.ts'
import type { Dial } from '../smtp/dial.ts'
import type { Diagnose } from './test-diagnosis.ts'
import type { OtherPort } from './test-other-port.ts'

export interface DiagnoseOnDemandDeps {
  dial: Dial
  /** Name servers to ask; those of the system where there are none. */
  servers?: readonly ServerAddress[] | undefined
  /** Made from `servers` unless given. */
  resolver?: Resolver | undefined
  otherPorts?: readonly OtherPort[] | undefined
}

/** What is known of providers and their replies is loaded when a test has failed, not before. */
export const createDiagnoseOnDemand = ({
  dial,
  resolver,
  servers = [],
  otherPorts,
}: DiagnoseOnDemandDeps): Diagnose => {
  const load = async (): Promise<Diagnose> => {
    const [{ createDiagnose }, { createNodeResolver }] = await Promise.all([
      import('./test-diagnosis.ts'),
      import('../dns/node-resolver.ts'),
    ])
    return createDiagnose({
      dial,
      resolver: resolver ?? createNodeResolver({ servers: serversOf(servers) }),
      otherPorts,
    })
  }
  let loaded: Promise<Diagnose> | null = null
  return async (failed) => {
    loaded ??= load()
    return (await loaded)(failed)
  }
}
