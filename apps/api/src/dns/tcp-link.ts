import type { ServerAddress } from './server-address.ts'
import type { Sent, ServerLink } from './server-link.ts'
import { createTcpConnection, type TcpConnection } from './tcp-connection.ts'
import type { Waiting } from './waiting-questions.ts'

const AVOIDED = 30_000 // ms during which a server that answers nothing over TCP is asked by other means

/**
 * Many questions to one server over one TCP connection, for lists of domains: one write and one read carry dozens of
 * messages. What a lost connection leaves unanswered goes by `otherwise`; so does everything for half a minute after a
 * connection on which the server answered nothing. `now` is in milliseconds, of a clock that does not go back.
 */
export const createTcpLink = (server: ServerAddress, otherwise: ServerLink, now: () => number): ServerLink => {
  const moved = new WeakMap<Waiting, Sent>()
  let connection: TcpConnection | null = null
  let avoidedUntil = -Infinity

  const move = (left: readonly Waiting[], hasAnswered: boolean) => {
    if (!hasAnswered) avoidedUntil = now() + AVOIDED
    for (const waiting of left) moved.set(waiting, otherwise.send(waiting.question, waiting.onReply))
  }
  const open = (): TcpConnection => {
    if (!connection || connection.isClosed()) connection = createTcpConnection(server, move)
    return connection
  }
  return {
    send: (question, onReply) => {
      if (now() < avoidedUntil) return otherwise.send(question, onReply)
      const own = open()
      const waiting = own.send(question, onReply)
      return {
        hasStray: () => waiting.hasStray || moved.get(waiting)?.hasStray() === true,
        cancel: () => {
          own.cancel(waiting)
          moved.get(waiting)?.cancel()
        },
      }
    },
    close: () => {
      for (const { onReply } of connection?.close() ?? []) onReply('unreachable')
      otherwise.close()
    },
  }
}
