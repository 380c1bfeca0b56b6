import ipaddr from 'ipaddr.js'
import { clientNetwork } from '../../http/client-address.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import { AppError } from '../../app-error.ts'
import type { DoorLimits } from './door-limits.ts'

/** Who may come in, and how often. */
export interface Admission {
  /** Lets a connection in and counts it until `leave` is called; null when there are too many. */
  enter(address: string | undefined): Promise<{ leave: () => void } | null>
  /** Counts one message for one recipient; false once a network has sent too many within a minute. */
  mayMail(address: string): Promise<boolean>
}

const MINUTE = 60 // seconds

/** Programs of this machine, a mail server in front among them, are no strangers: only the number of their connections counts. */
const isThisMachine = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'

/** What a client is counted by; null for programs of this machine. `address` is absent, or empty, for a socket. */
export const networkOf = (address: string | undefined): string | null =>
  address === undefined || address === '' || isThisMachine(address) ? null : clientNetwork(address)

const isWithin = async (counting: Promise<void>): Promise<boolean> => {
  try {
    await counting
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** Counts connections and messages by network. */
export const createAdmission = (limits: DoorLimits): Admission => {
  const newConnections = createRateLimit(limits.newConnectionsPerMinute, MINUTE)
  const messages = createRateLimit(limits.messagesPerMinute, MINUTE)
  const perNetwork = new Map<string, number>()
  let open = 0

  const count = (network: string | null, change: 1 | -1): void => {
    open += change
    if (network === null) return
    const left = (perNetwork.get(network) ?? 0) + change
    if (left > 0) perNetwork.set(network, left)
    else perNetwork.delete(network)
  }

  return {
    enter: async (address) => {
      const network = networkOf(address)
      if (open >= limits.connections) return null
      if (network !== null && (perNetwork.get(network) ?? 0) >= limits.connectionsPerNetwork) return null
      count(network, 1)
      const leave = () => count(network, -1)
      if (network === null || (await isWithin(newConnections.count(network)))) return { leave }
      leave()
      return null
    },
    mayMail: async (address) => {
      const network = networkOf(address)
      return network === null || isWithin(messages.count(network))
    },
  }
}
