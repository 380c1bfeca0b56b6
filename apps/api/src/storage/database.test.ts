import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { temporaryFolder, withoutRoot } from '../fixtures/temporary-folder.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { type Database, isCurrentDatabase, openDatabase, wrapDatabase } from './database.ts'
import { migrate, schemaVersion } from './migrate.ts'
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

describe('migrations', () => {
  const STEPS = ['CREATE TABLE a (x INTEGER) STRICT', 'CREATE TABLE b (x INTEGER) STRICT']

  const inMemory = () => new DatabaseSync(':memory:')

  it('run once, each in its own transaction', async () => {
    const raw = inMemory()
    await migrate(raw, ':memory:', STEPS)
    await migrate(raw, ':memory:', STEPS)
    expect(schemaVersion(raw)).toBe(2)
  })

  it('leave nothing behind when one fails, and keep those before it', async () => {
    const raw = inMemory()
    const broken = [STEPS[0] ?? '', 'CREATE TABLE c (x INTEGER) STRICT; CREATE TABLE a (x INTEGER)']
    await expect(migrate(raw, ':memory:', broken)).rejects.toThrow('already exists')
    expect(schemaVersion(raw)).toBe(1)
    expect(raw.prepare("SELECT name FROM sqlite_schema WHERE name = 'c'").get()).toBeUndefined()
  })

  it('keep a copy of the database as it was', async () => {
    const file = databasePath()
    const raw = new DatabaseSync(file)
    await migrate(raw, file, STEPS.slice(0, 1))
    raw.exec('INSERT INTO a VALUES (7)')
    await migrate(raw, file, STEPS)
    raw.close()
    const copy = path.join(path.dirname(file), 'backups', 'bienrecu-v1.sqlite')
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    const former = new DatabaseSync(copy)
    expect(schemaVersion(former)).toBe(1)
    expect(former.prepare('SELECT x FROM a').get()).toEqual({ x: 7 })
    former.close()
  })

  it('leave what a database without plans holds as it was, and plans can be kept in it', async () => {
    const file = databasePath()
    const raw = new DatabaseSync(file, { enableForeignKeyConstraints: true })
    await migrate(raw, file, MIGRATIONS.slice(0, 2))
    raw.exec(`INSERT INTO audit_log (at, event) VALUES (7, 'probe-sent')`)
    const tables = () => raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all()
    const before = tables()
    await migrate(raw, file, MIGRATIONS)
    expect(schemaVersion(raw)).toBe(MIGRATIONS.length)
    expect(tables()).toEqual(expect.arrayContaining(before))
    expect(raw.prepare('SELECT at, event FROM audit_log').all()).toEqual([{ at: 7, event: 'probe-sent' }])
    raw.exec(
      `INSERT INTO plans (id, domain, request, plan, created_at, updated_at) VALUES ('p', 'example.org', '{}', '{}', 1, 1)`,
    )
    const record = `INSERT INTO plan_records (id, plan_id, step_id, position, is_later, zone, name, type, before, after)
      VALUES (?, 'p', 's', 0, 0, 'example.org', 'example.org', 'TXT', '[]', ?)`
    raw.prepare(record).run('a', '["x"]')
    expect(() => raw.prepare(record).run('b', '["x"]')).toThrow('UNIQUE')
    expect(raw.prepare('SELECT state, looks FROM plan_records').get()).toEqual({ state: 'planned', looks: 0 })
    expect(() => raw.exec(`UPDATE plan_records SET state = 'lost'`)).toThrow('CHECK')
    raw.exec(`DELETE FROM plans`)
    expect(raw.prepare('SELECT id FROM plan_records').all()).toEqual([])
  })

  it('keep the messages that were judged before their sources and judgements stood apart', async () => {
    const file = databasePath()
    const raw = new DatabaseSync(file, { enableForeignKeyConstraints: true })
    await migrate(raw, file, MIGRATIONS.slice(0, 4))
    raw.exec(`INSERT INTO received_messages
      (id, origin, local_part, token_hash, source, envelope, state, judgement, subject, score, received_at)
      VALUES ('b', 'received', 'test-b', x'02', x'0b', '{}', 'received', NULL, NULL, NULL, 2),
             ('a', 'file', NULL, x'01', x'0a0a', '{}', 'judged', '{"version":1}', 'Stay', 9.5, 1)`)
    await migrate(raw, file, MIGRATIONS)
    const everything = `SELECT id, hex(source) AS source, judgement, hex(audit_hash) AS audit, subject, score
      FROM received_messages JOIN message_sources USING (number) LEFT JOIN judgements USING (number) ORDER BY number`
    expect(raw.prepare(everything).all()).toEqual([
      { id: 'a', source: '0A0A', judgement: '{"version":1}', audit: '', subject: 'Stay', score: 9.5 },
      { id: 'b', source: '0B', judgement: null, audit: '', subject: null, score: null },
    ])
    raw.exec('DELETE FROM received_messages')
    for (const table of ['message_sources', 'judgements'])
      expect(raw.prepare(`SELECT count(*) AS left FROM ${table}`).get()).toEqual({ left: 0 })
  })

  it('keep the findings of messages that were judged when each repeated the names of its members', async () => {
    const file = databasePath()
    const raw = new DatabaseSync(file, { enableForeignKeyConstraints: true })
    await migrate(raw, file, MIGRATIONS.slice(0, 5))
    const finding = { checkId: 'a/b', status: 'fail', severity: 'low', params: {}, points: 0, section: null }
    const findings = [
      { ...finding, params: { names: ['é', '"'], count: 2, deep: '{}' }, points: -0.5, section: 'spf' },
      finding,
      { ...finding, checkId: 'c/d', points: -1 },
    ]
    raw.exec(`INSERT INTO received_messages (number, id, origin, token_hash, envelope, state, received_at)
      VALUES (1, 'a', 'file', x'01', '{}', 'judged', 1)`)
    raw
      .prepare('INSERT INTO judgements (number, judgement) VALUES (1, ?)')
      .run(JSON.stringify({ version: 1, findings }))
    await migrate(raw, file, MIGRATIONS)
    const { judgement } = raw.prepare('SELECT judgement FROM judgements').get() ?? {}
    expect(JSON.parse(String(judgement))).toEqual({
      version: 1,
      findings: [
        ['a/b', 'fail', 'low', 'spf', -0.5, { names: ['é', '"'], count: 2, deep: '{}' }],
        ['a/b', 'fail', 'low', null],
        ['c/d', 'fail', 'low', null, -1, {}],
      ],
    })
  })

  it('need no copy of a database that is new', async () => {
    const file = databasePath()
    const database = await openDatabase(file)
    database.close()
    expect(existsSync(path.join(path.dirname(file), 'backups'))).toBe(false)
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
