import { readFile } from 'node:fs/promises'
import { AppError } from '../app-error.ts'
import type { Deps } from '../app.ts'
import { deleteOwnMessage } from '../own-messages/delete-own-message.ts'
import { createKeepOwnMessage } from '../own-messages/keep-own-message.ts'

const read = (path: string): Promise<Buffer> =>
  readFile(path).catch((cause: unknown) => {
    throw new AppError('input-file-unreadable', { cause, params: { path } })
  })

/** Forgets the message, unless a test is still to be sent with it. */
const forget = ({ database }: Deps, id: string): void => {
  try {
    deleteOwnMessage(database, id)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'probe-in-progress')) throw error
  }
}

/**
 * Keeps a message file for as long as `work` takes, and gives `work` its id; null where no file is named. Throws
 * `input-file-unreadable`, or why the file is no message that can be sent.
 */
export const withMessageFile = async <Result>(
  deps: Deps,
  path: string | undefined,
  work: (ownMessageId: string | null) => Promise<Result>,
): Promise<Result> => {
  if (path === undefined) return work(null)
  const source = await read(path)
  const { id } = await createKeepOwnMessage(deps)({ kind: 'eml', source: source.toString('base64') })
  try {
    return await work(id)
  } finally {
    forget(deps, id)
  }
}
