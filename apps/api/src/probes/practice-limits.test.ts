import { beforeEach, describe, expect, it } from 'vitest'
import { createTestDeps, type TestDeps } from '../fixtures/test-deps.ts'
import { ownTester } from '../testers/own-tester.ts'
import { relayRow } from './fixtures/probe-lab.ts'
import { checkLimits } from './probe-limits.ts'

let deps: TestDeps
let practiceId: string

beforeEach(async () => {
  deps = await createTestDeps({ BIENRECU_DAILY_LIMIT: '1' })
  const relay = relayRow(deps, { is_practice: 1, from_address: 'vous@practice.example.org' })
  practiceId = relay.id
  deps.database.run(deps.database.sql.insertInto('relays').values(relay))
})

const freshAddress = async (): Promise<string> => {
  const caller = { deviceId: null, signal: new AbortController().signal }
  const issued = await ownTester.issueAddress?.(deps, caller)
  return issued?.address ?? ''
}
const check = (address: string, isPractice: boolean) =>
  checkLimits(deps, { address, deviceId: null, overQuota: false, batchId: null, isPractice, now: deps.now() })

const sent = (relayId: string | null) =>
  deps.database.run(
    deps.database.sql.insertInto('sends').values({
      at: deps.now(),
      probe_id: crypto.randomUUID(),
      device_id: null,
      relay_id: relayId,
      address: 'someone@example.org',
    }),
  )

describe('the practice relay', () => {
  it.each(['test-8kilyl428@srv1.mail-tester.com', 'vous@practice.example.org', 'isabelle@example.org'])(
    'leads to our own tester alone, and not to %s',
    (address) => {
      expect(() => check(address, true)).toThrow(expect.objectContaining({ code: 'recipient-not-allowed' }))
    },
  )

  it('sends as often as anybody likes: nothing leaves the machine', async () => {
    for (let times = 0; times < 5; times++) sent(practiceId)
    const [practice, real] = [await freshAddress(), await freshAddress()]
    expect(() => check(practice, true)).not.toThrow()
    expect(() => check(real, false)).not.toThrow()
  })

  it('is no mailbox of the user’s: other relays send nothing to its sender', () => {
    expect(() => check('vous@practice.example.org', false)).toThrow(
      expect.objectContaining({ code: 'recipient-not-allowed' }),
    )
  })
})

it('a test through a relay of one’s own to our own tester counts among the messages of the day', async () => {
  sent(null)
  const address = await freshAddress()
  expect(() => check(address, false)).toThrow(expect.objectContaining({ code: 'send-quota-used' }))
})
