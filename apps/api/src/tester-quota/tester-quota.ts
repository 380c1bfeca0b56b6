import type { TesterQuota } from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'
import { isMailTesterAddress } from '../testers/mail-tester.ts'

// mail-tester's FAQ: three free tests in any 24 hours.
const LIMIT = 3
const WINDOW_HOURS = 24
const WINDOW = WINDOW_HOURS * 3_600_000

/** No other tester has a limit. Free tests have addresses that mail-tester makes: `test-…`, and `web-…` before its redesign. Accounts have their own name. */
const isFreeTest = (address: string): boolean => isMailTesterAddress(address) && /^(?:test|web)-/i.test(address)

/** What is left of the tester's free tests, as far as the sends of this instance tell. */
export const testerQuota = ({ sql, all }: Database, now: number): TesterQuota => {
  const sends = all(
    sql
      .selectFrom('sends')
      .select(['at', 'address'])
      .where('at', '>', now - WINDOW)
      .orderBy('at'),
  ).filter(({ address }) => isFreeTest(address))
  const used = sends.length
  // The oldest send that must leave the window before one test is free again.
  const blocking = sends.at(-LIMIT)
  return {
    limit: LIMIT,
    used,
    left: Math.max(0, LIMIT - used),
    windowHours: WINDOW_HOURS,
    nextAt: blocking ? new Date(blocking.at + WINDOW).toISOString() : null,
  }
}

/** True when sending to this address uses up one of the free tests. */
export const countsAgainstTesterQuota = isFreeTest
