import { existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type Compilable, Kysely } from 'kysely'
import { AppError } from '../app-error.ts'
import { createPrivately, takeRightsOfOthers } from './keep-private.ts'
import { bindable, nodeSqliteDialect } from './kysely-dialect.ts'
import { migrate, needsMigration } from './migrate.ts'
import { sqliteCodeOf, storageFault } from './storage-error.ts'
import type { Tables } from './tables.ts'

const BUSY_TIMEOUT = 5_000 // ms a writer waits for another process (a command beside the server)

/** What a commit must outlive. After a power cut the last commits that had only to outlive the process may be missing. */
export type Survives = 'power-cut' | 'crash'

/** The one door to the storage. Everything is synchronous: a commit is on the disk when the call returns. */
export interface Database {
  /** Builds queries. Pass them to `all`, `first` and `run`; `sql.transaction()` throws, see `transaction`. */
  sql: Kysely<Tables>
  /** The handle itself, for what a query builder cannot say. */
  raw: DatabaseSync
  all: <Row>(query: Compilable<Row>) => Row[]
  first: <Row>(query: Compilable<Row>) => Row | undefined
  /** Number of rows changed. */
  run: (query: Compilable) => number
  /**
   * BEGIN IMMEDIATE … COMMIT around synchronous work; rolled back when it throws. Inside another one it simply joins.
   * What it wrote outlives the death of the process, and a power cut too unless the caller can do without.
   */
  transaction: <Result>(work: () => Result, survives?: Survives) => Result
  /** Empties the write-ahead log, in which deleted values would stay for a while. Not inside a transaction. */
  emptyLog: () => void
  close: () => void
}

/** Rows are what the query's type says: the tables are STRICT and `Tables` mirrors them. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const rowsAs = <Row>(rows: unknown[]): Row[] => rows as Row[]

const translated = <Result>(work: () => Result): Result => {
  try {
    return work()
  } catch (error) {
    throw storageFault(error) ?? error
  }
}

/** Without waiting for the disk: with a write-ahead log, NORMAL may lose the last commits, never their order. */
const withoutWaiting = <Result>(raw: DatabaseSync, work: () => Result): Result => {
  raw.exec('PRAGMA synchronous = NORMAL')
  try {
    return work()
  } finally {
    raw.exec('PRAGMA synchronous = FULL')
  }
}

const inTransaction = <Result>(raw: DatabaseSync, work: () => Result, survives: Survives): Result => {
  if (raw.isTransaction) return work()
  if (survives === 'crash') return withoutWaiting(raw, () => commit(raw, work))
  return commit(raw, work)
}

const commit = <Result>(raw: DatabaseSync, work: () => Result): Result => {
  raw.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    raw.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite has already rolled back by itself after some faults, a full disk among them.
    if (raw.isTransaction) raw.exec('ROLLBACK')
    throw error
  }
}

const MAX_PREPARED = 256 // far above the number of different queries in the program

/** Prepares each query once. Every use runs to its end before the next, so one statement serves them all. */
const createPrepare = (raw: DatabaseSync): ((text: string) => StatementSync) => {
  const prepared = new Map<string, StatementSync>()
  return (text) => {
    const known = prepared.get(text)
    if (known) return known
    if (prepared.size >= MAX_PREPARED) prepared.clear()
    const statement = raw.prepare(text)
    prepared.set(text, statement)
    return statement
  }
}

/** Wraps an open handle. */
export const wrapDatabase = (raw: DatabaseSync): Database => {
  const prepare = createPrepare(raw)
  const all = <Row>(query: Compilable<Row>): Row[] => {
    const { sql, parameters } = query.compile()
    return translated(() => rowsAs<Row>(prepare(sql).all(...bindable(parameters))))
  }
  return {
    sql: new Kysely<Tables>({ dialect: nodeSqliteDialect(raw) }),
    raw,
    all,
    first: (query) => all(query)[0],
    run: (query) => {
      const { sql, parameters } = query.compile()
      return translated(() => Number(prepare(sql).run(...bindable(parameters)).changes))
    },
    transaction: (work, survives = 'power-cut') => translated(() => inTransaction(raw, work, survives)),
    emptyLog: () => translated(() => raw.exec('PRAGMA wal_checkpoint(TRUNCATE)')),
    close: () => raw.close(),
  }
}

const NOT_A_DATABASE = 26
const CORRUPT = 11

const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOSPC'])

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && REFUSED.has(error.code)

const startUpFault = (error: unknown, path: string): unknown => {
  const code = sqliteCodeOf(error)
  if (code === null && !isRefused(error)) return error
  const primary = (code ?? 0) & 0xff
  const isDamaged = primary === NOT_A_DATABASE || primary === CORRUPT
  return new AppError(isDamaged ? 'database-damaged' : 'database-not-writable', { cause: error, params: { path } })
}

const checkIntegrity = (raw: DatabaseSync, path: string): void => {
  const verdict = raw.prepare('PRAGMA quick_check(1)').get()?.['quick_check']
  if (verdict !== 'ok') throw new AppError('database-damaged', { cause: verdict, params: { path } })
}

/** Takes and gives back the write lock: what a read-only file or folder refuses. */
const checkWritable = (raw: DatabaseSync): void => {
  raw.exec('BEGIN IMMEDIATE; PRAGMA user_version = user_version; ROLLBACK')
}

/** SQLite gives the side files it makes the rights of the database; those that were copied here have their own. */
const keepPrivate = (path: string): void => {
  createPrivately(path)
  for (const suffix of ['-wal', '-shm']) takeRightsOfOthers(path + suffix)
}

const open = (path: string): DatabaseSync => {
  const raw = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true })
  raw.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF')
  raw.exec('PRAGMA secure_delete = ON') // what was deleted must not be found on the disk: it is overwritten
  return raw
}

/** True when the file is a database of this very version, which another process may be using. Throws `database-too-new`. */
export const isCurrentDatabase = (path: string): boolean => {
  if (!existsSync(path)) return false
  let raw: DatabaseSync | undefined
  try {
    raw = new DatabaseSync(path, { timeout: BUSY_TIMEOUT })
    return !needsMigration(raw, path)
  } catch (error) {
    throw startUpFault(error, path)
  } finally {
    raw?.close()
  }
}

/**
 * Opens (or creates) the database file, checks it, brings its schema forward.
 * Throws `database-not-writable`, `database-damaged` or `database-too-new`; the file is then left as it was.
 */
export const openDatabase = async (path: string): Promise<Database> => {
  let raw: DatabaseSync | undefined
  try {
    keepPrivate(path)
    raw = open(path)
    checkIntegrity(raw, path)
    checkWritable(raw)
    await migrate(raw, path)
    return wrapDatabase(raw)
  } catch (error) {
    raw?.close()
    throw startUpFault(error, path)
  }
}

/** Opens a database that `isCurrentDatabase`, without the checks that its server made when it started. */
export const openCurrentDatabase = (path: string): Database => {
  try {
    return wrapDatabase(open(path))
  } catch (error) {
    throw startUpFault(error, path)
  }
}
