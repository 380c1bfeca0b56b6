import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Environment } from '../../config.ts'
import { createMemory, type Memory, type SeenBefore } from '../../verifications/seen-before.ts'
import { cacheFolder } from '../cache-folder.ts'

const Seconds = z.number().nonnegative().nullable()
const Entries = z.array(
  z.tuple([
    z.string(),
    z.object({ old: z.object({ ttl: Seconds, negativeTtl: Seconds }), seenAt: z.number().nullable() }),
  ]),
)

const fileOf = (env: Environment): string => path.join(path.dirname(cacheFolder(env)), 'seen-records.json')

/** What cannot be read was written by something else, or by nobody: nothing is remembered then. */
const read = (file: string): [string, SeenBefore][] => {
  try {
    return Entries.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}

export interface SeenFile extends Memory {
  /** Keeps it for the next command. A folder that cannot be written to is no fault of a look. */
  save(): void
}

/** What earlier commands saw of records, in the cache folder of this account. */
export const openSeenFile = (env: Environment): SeenFile => {
  const file = fileOf(env)
  const memory = createMemory(new Map(read(file)))
  const save = () => {
    const next = `${file}.${process.pid}`
    try {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(next, JSON.stringify(memory.all()), { mode: 0o600 })
      renameSync(next, file)
    } catch {
      // A read-only home: the next look knows nothing of this one, and says nothing of old answers.
    }
  }
  return { recall: memory.recall, keep: memory.keep, save }
}
