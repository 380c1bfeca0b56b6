import { Kysely, sql as fragment } from 'kysely'
import { expect, it, vi } from 'vitest'
import { fixedQuery } from './fixed-query.ts'
import type { Tables } from './tables.ts'

type Sql = Kysely<Tables>
interface ByAddress {
  address: string
  after: number
}

it('is written once, and takes its values where they belong', () => {
  const write = vi.fn((sql: Sql, { address, after }: ByAddress) =>
    sql.selectFrom('probes').select('id').where('created_at', '>', after).where('address', '=', address).limit(3),
  )
  const query = fixedQuery(write)
  const [first, second] = [query({ address: 'a', after: 1 }).compile(), query({ address: 'b', after: 2 }).compile()]
  expect(first.sql).toBe('select "id" from "probes" where "created_at" > ? and "address" = ? limit ?')
  expect(first.parameters).toEqual([1, 'a', 3])
  expect(second).toEqual({ ...first, parameters: [2, 'b', 3] })
  expect(write).toHaveBeenCalledTimes(1)
})

it('takes values within what is inserted, null among them, and within text of its own', () => {
  const query = fixedQuery((sql, { hash, audit }: { hash: Uint8Array; audit: string | null }) =>
    sql.insertInto('sender_audits').values({ hash, audit: fragment<string>`cast(${audit} as text)` }),
  )
  const hash = new Uint8Array([1])
  expect(query({ hash, audit: null }).compile()).toMatchObject({
    sql: 'insert into "sender_audits" ("hash", "audit") values (?, cast(? as text))',
    parameters: [hash, null],
  })
})

it.each([
  ['makes text of a value', ({ address }: ByAddress) => `to ${address}`],
  ['makes JSON of a value', ({ address }: ByAddress) => JSON.stringify([address])],
  ['hands all values on unnamed', (values: ByAddress) => ({ ...values }).address],
])('is refused when it %s', (_what, textOf) => {
  const query = fixedQuery((sql, values: ByAddress) =>
    sql.selectFrom('probes').select('id').where('address', '=', textOf(values)),
  )
  expect(() => query({ address: 'a', after: 1 }).compile()).toThrow('a fixed query')
})
