import type { Message } from '@bienrecu/audit/dns/decode-message'
import { resolve } from '@bienrecu/audit/dns/resolve'
import { type Fact, notKnown } from '@bienrecu/audit/evidence'
import type { RecordType, Resolver } from '@bienrecu/audit/resolver'
import { exchange, type Server } from './exchange.ts'
import { createInFlight } from './in-flight.ts'
import { type ServerAddress, systemServers } from './server-address.ts'
import { createUdpLink } from './udp-link.ts'

export interface NodeResolverOptions {
  /** Asked in this order; those of the system unless given. None at all makes every answer `unreachable`. */
  readonly servers?: readonly ServerAddress[] | undefined
  /** Milliseconds that one question may take in all, repetitions included. */
  readonly timeout?: number | undefined
  /** How often a question is sent before it counts as lost; at least 2 is wise. */
  readonly tries?: number | undefined
  /** Questions under way at once; further ones wait their turn. */
  readonly maxInFlight?: number | undefined
}

/** A resolver that holds sockets while it is in use. */
export interface NodeResolver extends Resolver {
  /** Closes the sockets at once. Questions under way, and later ones, are `unreachable`. */
  close(): void
}

const TIMEOUT = 5_000 // ms; sent again after 0.33, 1 and 2.33 s
const TRIES = 4
const MAX_IN_FLIGHT = 128 // bursts beyond it lose datagrams

type Ask = (name: string, type: RecordType) => Promise<Fact<Message>>

const createAsk = (addresses: readonly ServerAddress[], options: NodeResolverOptions, isRecursive: boolean) => {
  const { timeout = TIMEOUT, tries = TRIES, maxInFlight = MAX_IN_FLIGHT } = options
  const inFlight = createInFlight(maxInFlight)
  let servers: readonly Server[] = addresses.map((server) => ({ ...server, link: createUdpLink(server) }))
  const prefer = (server: Server) => {
    servers = [server, ...servers.filter((other) => other !== server)]
  }
  const ask: Ask = (name, type) =>
    inFlight(() =>
      servers.length === 0
        ? Promise.resolve(notKnown('unreachable'))
        : exchange(name, type, { servers, timeout, tries, isRecursive, prefer }),
    )
  const close = () => {
    const all = servers
    servers = []
    for (const { link } of all) link.close()
  }
  return { ask, close }
}

/**
 * Asks resolvers that find the answer themselves, over UDP with one socket for each server, over TCP where the answer is too
 * long. A lost question is sent again, to the next server where there is one. Sockets close after a second without
 * questions, and never keep the process alive by themselves.
 */
export const createNodeResolver = (options: NodeResolverOptions = {}): NodeResolver => {
  const { ask, close } = createAsk(options.servers ?? systemServers(), options, true)
  return { query: (name, type) => resolve(ask, name, type, 'ask-again'), close }
}

/**
 * Asks one authoritative server for what it holds itself (RD=0). An answer without authority (AA=0) is `refused`: the server
 * is lame for the name. An alias that leads out of its zones is `not-asked`: the server does not know the rest.
 */
export const createServerResolver = (
  server: ServerAddress,
  options: Omit<NodeResolverOptions, 'servers'> = {},
): NodeResolver => {
  const { ask, close } = createAsk([server], options, false)
  const askAuthority: Ask = async (name, type) => {
    const message = await ask(name, type)
    return message.known && !message.value.isAuthoritative ? notKnown('refused') : message
  }
  return { query: (name, type) => resolve(askAuthority, name, type, 'give-up'), close }
}
