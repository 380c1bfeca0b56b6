import type { Database } from '../../storage/database.ts'
import { keepMessage, type MessageToKeep } from '../results/keep-message.ts'

/** Writes messages to the disk; resolves once they outlive a power cut. Rejects with what the storage throws. */
export type KeepMessages = (messages: readonly MessageToKeep[]) => Promise<void>

interface Pending {
  messages: readonly MessageToKeep[]
  resolve: () => void
  reject: (error: unknown) => void
}

/** The disk is waited for once for all that came in the same turn: in a burst, that is what takes the time. */
export const createKeepTogether = (database: Database): KeepMessages => {
  let pending: Pending[] = []
  const flush = () => {
    const batch = pending
    pending = []
    try {
      database.transaction(() =>
        batch.forEach(({ messages }) => messages.forEach((message) => keepMessage(database, message))),
      )
      batch.forEach(({ resolve }) => resolve())
    } catch (error) {
      batch.forEach(({ reject }) => reject(error))
    }
  }
  return (messages) =>
    new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(flush)
      pending.push({ messages, resolve, reject })
    })
}
