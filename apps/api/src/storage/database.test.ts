import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { temporaryFolder, withoutRoot } from '../fixtures/temporary-folder.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { type Database, isCurrentDatabase, openDatabase, wrapDatabase } from './database.ts'
import { MIGRATIONS } from './migrations/index.ts'

const databasePath = () => path.join(temporaryFolder(), 'bienrecu.sqlite')

const audit = ({ sql, run }: Database, event: string) =>
  run(sql.insertInto('audit_log').values({ at: 0, event, device_id: null, subject: null }))

const events = ({ sql, all }: Database) => all(sql.selectFrom('audit_log').select('event')).map((row) => row.event)

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'none'
}

describe('opening', () => {
  it('creates a durable database, for this account alone', async () => {
    const file = databasePath()
    const { raw, close } = await openDatabase(file)
    const pragma = (name: string) => raw.prepare(`PRAGMA ${name}`).get()
    expect(pragma('journal_mode')).toMatchObject({ journal_mode: 'wal' })
    expect(pragma('synchronous')).toMatchObject({ synchronous: 2 })
    expect(pragma('foreign_keys')).toMatchObject({ foreign_keys: 1 })
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600)
    close()
  })

  it('takes the rights of others from files that were copied here', async () => {
    const file = databasePath()
    const names = [file, `${file}-wal`, `${file}-shm`]
    const former = await openDatabase(file)
    const copies = names.map((name) => ({ name, bytes: readFileSync(name) }))
    former.close()
    for (const { name, bytes } of copies) {
      writeFileSync(name, bytes)
      chmodSync(name, 0o664)
    }
    const database = await openDatabase(file)
    for (const name of names) expect(statSync(name).mode & 0o777).toBe(0o600)
    database.close()
  })

  it('finds again what was committed', async () => {
    const file = databasePath()
    const first = await openDatabase(file)
    audit(first, 'probe-sent')
    first.close()
    const second = await openDatabase(file)
    expect(events(second)).toEqual(['probe-sent'])
    second.close()
  })

  it('leaves a file alone that is no database', async () => {
    const file = databasePath()
    writeFileSync(file, 'not a database, '.repeat(300))
    expect(await codeOf(() => openDatabase(file))).toBe('database-damaged')
    expect(readFileSync(file, 'utf8')).toBe('not a database, '.repeat(300))
  })

  it('leaves a damaged database alone', async () => {
    const file = databasePath()
    const database = await openDatabase(file)
    database.transaction(() => {
      for (let count = 0; count < 2_000; count++) audit(database, `event ${count}`)
    })
    database.close()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, bytes.length - 8_192)
    writeFileSync(file, bytes)
    expect(await codeOf(() => openDatabase(file))).toBe('database-damaged')
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('leaves a database of a newer version alone', async () => {
    const file = databasePath()
    const database = await openDatabase(file)
    database.raw.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`)
    database.close()
    expect(await codeOf(() => openDatabase(file))).toBe('database-too-new')
    expect(await codeOf(() => isCurrentDatabase(file))).toBe('database-too-new')
  })

  it('says so when the file cannot be written', async () => {
    const file = databasePath()
    const database = await openDatabase(file)
    database.close()
    chmodSync(file, 0o400)
    chmodSync(path.dirname(file), 0o755)
    expect(await withoutRoot(path.dirname(file), () => codeOf(() => openDatabase(file)))).toBe('database-not-writable')
  })

  it('says so when a folder stands in its place', async () => {
    const file = databasePath()
    mkdirSync(file)
    expect(await codeOf(() => openDatabase(file))).toBe('database-not-writable')
  })
})

describe('a transaction', () => {
  it('is undone as a whole when its work throws', async () => {
    const { database } = await createTestDeps()
    const fail = () =>
      database.transaction(() => {
        audit(database, 'probe-sent')
        throw new Error('stop')
      })
    expect(fail).toThrow('stop')
    expect(events(database)).toEqual([])
  })

  it('joins the one it stands in', async () => {
    const { database } = await createTestDeps()
    const fail = () =>
      database.transaction(() => {
        database.transaction(() => audit(database, 'probe-sent'))
        throw new Error('stop')
      })
    expect(fail).toThrow('stop')
    expect(events(database)).toEqual([])
  })

  it('waits for the disk again after one that did not, even when that one failed', async () => {
    const { database } = await createTestDeps()
    const synchronous = () => database.raw.prepare('PRAGMA synchronous').get()?.['synchronous']
    const seen = database.transaction(() => (audit(database, 'probe-sent'), synchronous()), 'crash')
    const fail = () =>
      database.transaction(() => {
        throw new Error('stop')
      }, 'crash')
    expect(fail).toThrow('stop')
    expect([seen, synchronous()]).toEqual([1, 2])
    expect(events(database)).toEqual(['probe-sent'])
  })

  it('is never asynchronous: other work would end up inside it', async () => {
    const { database } = await createTestDeps()
    const transaction = database.sql.transaction().execute((trx) => trx.deleteFrom('sends').execute())
    await expect(transaction).rejects.toThrow('Database.transaction')
  })
})

describe('a fault of the disk', () => {
  it('is told as "storage-full" when there is no space, with everything committed still there', async () => {
    const file = databasePath()
    const database = await openDatabase(file)
    audit(database, 'probe-sent')
    database.raw.exec('PRAGMA max_page_count = 1')
    const fill = () =>
      database.transaction(() => {
        for (let count = 0; count < 10_000; count++) audit(database, 'x'.repeat(1_000))
      })
    expect(await codeOf(fill)).toBe('storage-full')
    database.raw.exec('PRAGMA max_page_count = 100000')
    expect(events(database)).toEqual(['probe-sent'])
    audit(database, 'relay-created')
    expect(events(database)).toHaveLength(2)
    database.close()
  })

  it('is told as "storage-unavailable" when writing is no longer allowed', async () => {
    const { database } = await createTestDeps()
    database.raw.exec('PRAGMA query_only = ON')
    expect(await codeOf(() => audit(database, 'probe-sent'))).toBe('storage-unavailable')
    expect(await codeOf(() => database.transaction(() => audit(database, 'probe-sent')))).toBe('storage-unavailable')
  })

  it('is told as "storage-unavailable" when another process keeps the database', async () => {
    const file = databasePath()
    const one = new DatabaseSync(file, { timeout: 0 })
    const other = new DatabaseSync(file)
    other.exec('CREATE TABLE a (x); BEGIN IMMEDIATE')
    expect(await codeOf(() => wrapDatabase(one).transaction(() => 1))).toBe('storage-unavailable')
    one.close()
    other.close()
  })
})

describe('the audit log', () => {
  it('can neither be changed nor emptied', async () => {
    const { database } = await createTestDeps()
    audit(database, 'probe-sent')
    expect(() => database.raw.exec("UPDATE audit_log SET event = 'x'")).toThrow('append only')
    expect(() => database.raw.exec('DELETE FROM audit_log')).toThrow('append only')
  })
})
