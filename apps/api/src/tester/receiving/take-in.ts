import type { Readable } from 'node:stream'

/** Room for messages on their way in, shared by all connections. */
export interface Room {
  /** Takes so many octets of it; false when there are not that many left. */
  take(octets: number): boolean
  giveBack(octets: number): void
}

export const createRoom = (octets: number): Room => {
  let left = octets
  return {
    take: (wanted) => {
      if (wanted > left) return false
      left -= wanted
      return true
    },
    giveBack: (given) => {
      left += given
    },
  }
}

/**
 * The part of a room that one holder may fill, so that nobody keeps all others out by sending slowly. A holder of null is no
 * stranger, and has all of it.
 */
export const createShares = (room: Room, octets: number): ((holder: string | null) => Room) => {
  const held = new Map<string, number>()
  const change = (holder: string, by: number): void => {
    const now = (held.get(holder) ?? 0) + by
    if (now > 0) held.set(holder, now)
    else held.delete(holder)
  }
  return (holder) => {
    if (holder === null) return room
    return {
      take: (wanted) => {
        if ((held.get(holder) ?? 0) + wanted > octets || !room.take(wanted)) return false
        change(holder, wanted)
        return true
      },
      giveBack: (given) => {
        room.giveBack(given)
        change(holder, -given)
      },
    }
  }
}

/** `source` is there until `release`, which gives its room back. */
export type Collected =
  | { kind: 'message'; source: Buffer; release: () => void }
  | { kind: 'too-large' }
  | { kind: 'no-room' }
  | { kind: 'cut' }

/**
 * Reads a message to its end. What is too large, or has no room, is read on without being kept, so that the client hears
 * the reply after its last octet (RFC 5321 §4.2.5); `onFlood` is called once more than twice the limit has come: then nobody
 * needs to listen any longer. `cut`: the client left before the end.
 */
export const takeIn = (
  stream: Readable,
  { room, maxOctets, onFlood }: { room: Room; maxOctets: number; onFlood: () => void },
): Promise<Collected> =>
  new Promise((resolve) => {
    let chunks: Buffer[] = []
    let total = 0
    let held = 0
    const state: { refused: 'too-large' | 'no-room' | null } = { refused: null }
    const release = () => {
      room.giveBack(held)
      held = 0
    }
    const refuse = (reason: 'too-large' | 'no-room') => {
      state.refused ??= reason
      chunks = []
      release()
    }
    stream.on('data', (chunk: Buffer) => {
      total += chunk.length
      if (total > maxOctets) refuse('too-large')
      if (total > 2 * maxOctets) onFlood()
      if (state.refused !== null) return
      if (!room.take(chunk.length)) return refuse('no-room')
      held += chunk.length
      chunks.push(chunk)
    })
    stream.once('end', () =>
      resolve(
        state.refused === null ? { kind: 'message', source: Buffer.concat(chunks), release } : { kind: state.refused },
      ),
    )
    const cut = () => {
      if (stream.readableEnded) return
      release()
      resolve({ kind: 'cut' })
    }
    stream.once('error', cut)
    stream.once('close', cut)
  })
