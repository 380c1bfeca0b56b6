import { describe, expect, it } from 'vitest'
import { createAttemptKeys } from './attempt-key.ts'

const attempt = { address: 'test-abc@srv1.mail-tester.com', relayId: 'a', overQuota: false }

const numbered = () => {
  let count = 0
  return createAttemptKeys(() => `key-${++count}`)
}

describe('the key of an attempt', () => {
  it('is the same for a double click', () => {
    const keys = numbered()
    expect(keys.keyOf(attempt)).toBe(keys.keyOf({ ...attempt }))
  })

  it('differs with the address, the relay and the acceptance of a used-up quota', () => {
    const keys = numbered()
    const all = [
      attempt,
      { ...attempt, address: 'test-xyz@srv1.mail-tester.com' },
      { ...attempt, relayId: 'b' },
      { ...attempt, overQuota: true },
    ].map(keys.keyOf)
    expect(new Set(all).size).toBe(4)
  })

  it('is new when the user asks again after a failure', () => {
    const keys = numbered()
    const first = keys.keyOf(attempt)
    keys.forgetAll()
    expect(keys.keyOf(attempt)).not.toBe(first)
  })
})
