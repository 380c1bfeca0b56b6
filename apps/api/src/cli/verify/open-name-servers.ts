import ipaddr from 'ipaddr.js'
import { type Config, readConfig } from '../../config.ts'
import { createNodeResolver } from '../../dns/node-resolver.ts'
import type { ServerAddress } from '../../dns/server-address.ts'
import { isInRanges } from '../../http/client-address.ts'
import { openVerifying } from '../../verifications/verifying.ts'
import type { VerifyRecord } from '../../verifications/verify-record.ts'
import type { Terminal } from '../terminal.ts'

type DnsConfig = Pick<Config, 'publicResolvers' | 'allowedPrivateHosts'>

/** No configuration is needed to look; one that is wrong allows nothing. */
const configOf = ({ env }: Terminal): DnsConfig => {
  const reply = readConfig(env)
  return reply.ok ? reply.config : { publicResolvers: [], allowedPrivateHosts: { names: [], ranges: [] } }
}

const LOOPBACK = ['127.0.0.0/8', '::1/128']

/**
 * What is allowed here. Whoever names a resolver of this very machine looks at a zone of this machine: name servers with a
 * loopback address are then asked as well.
 */
const allowedFor = (
  { allowedPrivateHosts: { names, ranges } }: DnsConfig,
  servers: readonly ServerAddress[] | undefined,
): Config['allowedPrivateHosts'] => {
  const isLocal = servers?.some(({ address }) => isInRanges(ipaddr.process(address), LOOPBACK)) ?? false
  return { names, ranges: isLocal ? [...ranges, ...LOOPBACK] : ranges }
}

/** The real DNS, through the servers of `--dns` where there are any. */
export const openNameServers = (
  servers: readonly ServerAddress[] | undefined,
  terminal: Terminal,
): { verifyRecord: VerifyRecord; close: () => void } => {
  const config = configOf(terminal)
  const resolver = createNodeResolver({ servers })
  const allowedPrivateHosts = allowedFor(config, servers)
  const { publicResolvers } = config
  const opened = openVerifying(
    { publicResolvers, allowedPrivateHosts, dnsServers: servers ?? [] },
    { resolver, now: Date.now },
  )
  return {
    verifyRecord: opened.verifyRecord,
    close: () => {
      opened.close()
      resolver.close()
    },
  }
}
