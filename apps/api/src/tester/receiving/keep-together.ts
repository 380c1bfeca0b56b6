import type { Database } from '../../storage/database.ts'
import { createTogether } from '../../storage/together.ts'
import { keepMessage, type MessageToKeep } from '../results/keep-message.ts'

/** Writes messages to the disk; resolves once they outlive a power cut. Rejects with what the storage throws. */
export type KeepMessages = (messages: readonly MessageToKeep[]) => Promise<void>

interface Pending {
  messages: readonly MessageToKeep[]
  resolve: () => void
  reject: (error: unknown) => void
}

const REST = 5 // ms

/** The disk is waited for once for all that came in the same while: in a burst, that is what takes the time. */
export const createKeepTogether = (database: Database): KeepMessages => {
  const add = createTogether<Pending>((batch) => {
    try {
      database.transaction(() =>
        batch.forEach(({ messages }) => messages.forEach((message) => keepMessage(database, message))),
      )
      batch.forEach(({ resolve }) => resolve())
    } catch (error) {
      batch.forEach(({ reject }) => reject(error))
    }
  }, REST)
  return (messages) => new Promise((resolve, reject) => add({ messages, resolve, reject }))
}
