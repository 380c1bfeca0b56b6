import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { openDatabase } from './database.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'

const databasePath = () => path.join(temporaryFolder(), 'bienrecu.sqlite')

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
