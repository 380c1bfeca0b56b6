import type { Message } from '@bienrecu/audit/dns/decode-message'
import { resolve } from '@bienrecu/audit/dns/resolve'
import { type Fact, notKnown } from '@bienrecu/audit/evidence'
import type { RecordType, Resolver } from '@bienrecu/audit/resolver'
import { exchange, type OnEnd, type Server } from './exchange.ts'
import { createSlots } from './in-flight.ts'
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
  /**
   * Waited for before anything is sent, by who must not ask too fast. `isBegun`: the question was sent before, and is sent
   * again or otherwise; its time runs.
   */
  readonly admit?: ((isBegun: boolean) => Promise<void>) | undefined
}

/** A resolver that holds sockets while it is in use. */
export interface NodeResolver extends Resolver {
  /** Closes the sockets at once. Questions under way, and later ones, are `unreachable`. */
  close(): void
  /** How many questions have come to an end, one way or another. */
  answered(): number
}

const TIMEOUT = 5_000 // ms; sent again after 0.33, 1 and 2.33 s
const TRIES = 4
/** Questions to one server under way at once: bursts beyond it lose datagrams. */
export const MAX_IN_FLIGHT = 128

type Ask = (name: string, type: RecordType) => Promise<Fact<Message>>

const createAsk = (addresses: readonly ServerAddress[], options: NodeResolverOptions, isRecursive: boolean) => {
  const { timeout = TIMEOUT, tries = TRIES, maxInFlight = MAX_IN_FLIGHT, admit } = options
  const slots = createSlots(maxInFlight)
  let servers: readonly Server[] = addresses.map((server) => ({ ...server, link: createUdpLink(server) }))
  let answers = 0
  const prefer = (server: Server) => {
    servers = [server, ...servers.filter((other) => other !== server)]
  }
  const exchangeOptions = { timeout, tries, isRecursive, prefer, ...(admit && { admit: () => admit(true) }) }
  const ask: Ask = (name, type) =>
    new Promise((resolve) => {
      const onEnd: OnEnd = (fact) => {
        answers += 1
        slots.leave()
        resolve(fact)
      }
      const send = () => exchange(name, type, servers, exchangeOptions, onEnd)
      slots.enter(() => (admit ? void admit(false).then(send) : send()))
    })
  const close = () => {
    const all = servers
    servers = []
    for (const { link } of all) link.close()
  }
  return { ask, close, answered: () => answers }
}

/**
 * Asks resolvers that find the answer themselves, over UDP with one socket for each server, over TCP where the answer is too
 * long. A lost question is sent again, to the next server where there is one. Sockets close after a second without
 * questions, and never keep the process alive by themselves.
 */
export const createNodeResolver = (options: NodeResolverOptions = {}): NodeResolver => {
  const { ask, ...rest } = createAsk(options.servers ?? systemServers(), options, true)
  return { query: (name, type) => resolve(ask, name, type, 'ask-again'), ...rest }
}

/**
 * Asks one authoritative server for what it holds itself (RD=0). An answer without authority (AA=0) is `refused`: the server
 * is lame for the name. An alias that leads out of its zones is `not-asked`: the server does not know the rest.
 */
export const createServerResolver = (
  server: ServerAddress,
  options: Omit<NodeResolverOptions, 'servers'> = {},
): NodeResolver => {
  const { ask, ...rest } = createAsk([server], options, false)
  const askAuthority: Ask = async (name, type) => {
    const message = await ask(name, type)
    return message.known && !message.value.isAuthoritative ? notKnown('refused') : message
  }
  return { query: (name, type) => resolve(askAuthority, name, type, 'give-up'), ...rest }
}
