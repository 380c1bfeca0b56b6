import { beforeEach, describe, expect, it } from 'vitest'
import { createTestDeps, TEST_TIME, type TestDeps } from '../fixtures/test-deps.ts'
import { testerQuota } from './tester-quota.ts'

const HOUR = 3_600_000
let deps: TestDeps

beforeEach(async () => {
  deps = await createTestDeps()
})

const send = (hoursAgo: number, address = 'test-8kilyl428@srv1.mail-tester.com') => {
  const { sql, run } = deps.database
  const row = {
    at: TEST_TIME - hoursAgo * HOUR,
    probe_id: crypto.randomUUID(),
    device_id: null,
    relay_id: null,
    address,
  }
  run(sql.insertInto('sends').values(row))
}
const quota = () => testerQuota(deps.database, TEST_TIME)

describe('the free tests of mail-tester', () => {
  it('are three in 24 hours', () => {
    expect(quota()).toEqual({ limit: 3, used: 0, left: 3, windowHours: 24, nextAt: null })
  })

  it('are used by sending, and come back one by one', () => {
    for (const hoursAgo of [23, 5, 1]) send(hoursAgo)
    expect(quota()).toMatchObject({ used: 3, left: 0, nextAt: new Date(TEST_TIME + HOUR).toISOString() })
  })

  it('are not used by what was sent a day ago', () => {
    for (const hoursAgo of [24, 30, 2]) send(hoursAgo)
    expect(quota()).toMatchObject({ used: 1, left: 2, nextAt: null })
  })

  it('are not used by tests of a paid account, nor by mail to oneself', () => {
    send(1, 'atelier-martin-42@srv1.mail-tester.com')
    send(1, 'isabelle@example.org')
    expect(quota().left).toBe(3)
  })

  it('are not used by tests of our own tester, nor by those of happyDeliver', () => {
    send(1, 'test-0wp9sgc84cx6fzmf5vkeq52v@bienrecu.localhost')
    send(1, 'test-krfwg4z-amrqw4z@tests.example.net')
    expect(quota().left).toBe(3)
  })

  it('tell when the next one is free even after sending over the quota', () => {
    for (const hoursAgo of [20, 10, 5, 1]) send(hoursAgo)
    expect(quota()).toMatchObject({ used: 4, left: 0, nextAt: new Date(TEST_TIME + 14 * HOUR).toISOString() })
  })
})
