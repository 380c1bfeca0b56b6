import { isIP } from 'node:net'
import type { AskServer } from '@bienrecu/audit/audit-input'
import { notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import ipaddr from 'ipaddr.js'
import type { AllowedPrivateHosts } from '../config.ts'
import { mayConnectTo } from './may-connect-to.ts'
import { createServerResolver, type NodeResolverOptions } from './node-resolver.ts'
import { type ServerAddress, systemServers } from './server-address.ts'

const DNS_PORT = 53

const isLoopback = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'

/**
 * The port of a name server: 53. Where one of the resolvers in use is on this very machine, at a port of its own, so are the
 * name servers with a loopback address: it is a zone for trials. They are asked only where that is allowed.
 */
export const nameServerPort =
  (resolvers: readonly ServerAddress[] = systemServers()): ((address: string) => number) =>
  (address) =>
    (isLoopback(address) ? resolvers.find((server) => isLoopback(server.address))?.port : undefined) ?? DNS_PORT

/** The zone named the server, so its address is anybody's choice: it is never the way into a private network. */
const NOBODY: Resolver = { query: async () => notKnown('not-asked') }

/**
 * Makes the port through which an audit asks authoritative servers; `not-asked` for addresses that are not public.
 * `optionsFor` says how a server is asked, where that is not as usual.
 */
export const createAskServer =
  (
    allowed: AllowedPrivateHosts,
    port: number | ((address: string) => number) = DNS_PORT,
    optionsFor: (address: string) => Omit<NodeResolverOptions, 'servers'> = () => ({}),
  ): AskServer =>
  (address) =>
    isIP(address) !== 0 && mayConnectTo(address, allowed)
      ? createServerResolver({ address, port: typeof port === 'number' ? port : port(address) }, optionsFor(address))
      : NOBODY
