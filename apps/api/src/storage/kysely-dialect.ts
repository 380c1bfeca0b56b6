import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import {
  type Dialect,
  type Driver,
  DummyDriver,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** Kysely types parameters as `unknown`; what our tables hold is exactly what node:sqlite binds, and it throws otherwise. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
export const bindable = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[]

const prepare = (raw: DatabaseSync, text: string) => {
  const statement = raw.prepare(text)
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...bindable(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
  }
}

/**
 * Refuses asynchronous transactions: between two awaits any other work of the process would run on this one connection,
 * inside a transaction that is not its own. `Database.transaction` is synchronous instead.
 */
class SingleStatementDriver extends SqliteDriver {
  override beginTransaction(): Promise<void> {
    return Promise.reject(new Error('use Database.transaction'))
  }
}

const sqliteDialect = (createDriver: () => Driver): Dialect => ({
  createDriver,
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
})

/** Kysely over node:sqlite. */
export const nodeSqliteDialect = (raw: DatabaseSync): Dialect =>
  sqliteDialect(
    () => new SingleStatementDriver({ database: { close: () => raw.close(), prepare: (text) => prepare(raw, text) } }),
  )

/** Writes the same queries, and asks nobody. */
export const writingDialect: Dialect = sqliteDialect(() => new DummyDriver())
