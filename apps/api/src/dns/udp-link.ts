import type { OnReply, Question } from './question.ts'
import type { ServerAddress } from './server-address.ts'
import { createUdpSocket, type Sent, type UdpSocket } from './udp-socket.ts'

/** Questions to one server over UDP. */
export interface UdpLink {
  send(question: Question, onReply: OnReply): Sent
  /** Closes every socket; what waits is told `unreachable`. */
  close(): void
}

/** Then another port takes its place: whoever forges answers would have to guess it again (RFC 5452 §9.2). */
const QUESTIONS_PER_SOCKET = 1_000

/** One socket at a time, opened with the first question and replaced now and then; never one for each question. */
export const createUdpLink = (server: ServerAddress): UdpLink => {
  const sockets = new Set<UdpSocket>()
  let current: UdpSocket | null = null
  let sent = 0

  const renew = (): UdpSocket => {
    current?.retire()
    for (const socket of sockets) if (socket.isClosed()) sockets.delete(socket)
    current = createUdpSocket(server)
    sockets.add(current)
    sent = 0
    return current
  }
  return {
    send: (question, onReply) => {
      const socket = !current || current.isClosed() || sent === QUESTIONS_PER_SOCKET ? renew() : current
      sent += 1
      return socket.send(question, onReply)
    },
    close: () => {
      for (const socket of sockets) socket.close()
      sockets.clear()
      current = null
    },
  }
}
