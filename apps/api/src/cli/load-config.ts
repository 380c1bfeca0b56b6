import { AppError } from '../app-error.ts'
import { type Config, readConfig } from '../config.ts'
import type { Terminal } from './terminal.ts'

/** The configuration of this environment; every fault in it is said first. Throws `config-invalid`. */
export const loadConfig = ({ env, say, err, isJson }: Terminal): Config => {
  const reply = readConfig(env)
  if (reply.ok) {
    for (const variable of reply.unknown) err(say('config.unknown', { variable }))
    return reply.config
  }
  const sentences = reply.faults.map(({ reason, variable, value }) => say(`config.${reason}`, { variable, value }))
  if (!isJson) for (const sentence of sentences) err(sentence)
  throw new AppError('config-invalid')
}
