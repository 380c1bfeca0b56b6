import { readFile } from 'node:fs/promises'
import { AppError } from '../app-error.ts'
import { Secret } from '../secrets/secret.ts'
import type { Service } from './services.ts'

const MAX_SECRET = 4_096 // characters

/**
 * The secret of the operator's application, read each time so that a renewed one counts at once; null for a public
 * client. Throws `sign-in-not-configured` when the file cannot be read, or is empty.
 */
export const readClientSecret = async ({ client, name }: Service): Promise<Secret | null> => {
  if (client.clientSecretFile === null) return null
  try {
    const text = (await readFile(client.clientSecretFile, 'utf8')).trim()
    if (text === '' || text.length > MAX_SECRET) throw new Error('not a secret')
    return new Secret(text)
  } catch (cause) {
    throw new AppError('sign-in-not-configured', { cause, params: { provider: name } })
  }
}
