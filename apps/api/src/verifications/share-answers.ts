import type { AskServer } from '@bienrecu/audit/audit-input'
import { type Resolver, withCache } from '@bienrecu/audit/resolver'

/**
 * For the length of one look: servers of several names at one address are one server, asked each question once. Whoever
 * writes a zone names its servers, and could have somebody asked in the name of each of them.
 */
export const shareAnswers = (askServer: AskServer): AskServer => {
  const servers = new Map<string, Resolver>()
  return (address) => {
    const server = servers.get(address) ?? withCache(askServer(address))
    servers.set(address, server)
    return server
  }
}
