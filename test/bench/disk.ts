import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createWorkFolder } from '../servers/work-folder.ts'
import { median } from './figure.ts'

const COMMITS = 100

/** Milliseconds that one small durable commit takes on the disk of the temporary folder, set up as the API sets up its database. */
export const measureCommit = async (): Promise<number> => {
  const folder = await createWorkFolder('disk')
  const database = new DatabaseSync(join(folder.path, 'commits.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE commits (bytes BLOB) STRICT')
  const insert = database.prepare('INSERT INTO commits VALUES (zeroblob(500))')
  const times: number[] = []
  while (times.length < COMMITS) {
    const begun = performance.now()
    insert.run()
    times.push(performance.now() - begun)
  }
  database.close()
  await folder.remove()
  return median(times)
}
