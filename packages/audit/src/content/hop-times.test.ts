import { expect, it } from 'vitest'
import { hop } from '../../fixtures/message.ts'
import { notKnown } from '../evidence.ts'
import type { EnvelopeFacts } from './evidence.ts'
import { handOverOf, receptionOf } from './hop-times.ts'

const envelope = (receivedAt: string | null): EnvelopeFacts => ({
  ip: null,
  helo: null,
  mailFrom: null,
  recipient: null,
  tls: notKnown('not-asked'),
  receivedAt,
})
const LATER = '2026-11-22T10:00:09.000Z'
const EARLIER = '2026-11-22T10:00:02.000Z'

it('takes our own clock for the reception, and the first server for the hand-over', () => {
  const hops = [hop({ at: EARLIER }), hop({ at: null }), hop({ at: 'once' })]
  expect(receptionOf(envelope(LATER), hops)).toBe(Date.parse(LATER))
  expect(handOverOf(envelope(LATER), hops)).toBe(Date.parse(EARLIER))
})

it('takes the servers’ word for a file', () => {
  const hops = [hop({ at: null }), hop({ at: LATER }), hop({ at: EARLIER })]
  expect(receptionOf(envelope(null), hops)).toBe(Date.parse(LATER))
  expect(handOverOf(envelope(null), hops)).toBe(Date.parse(EARLIER))
})

it('takes our own clock for both when the sender came straight to us', () => {
  expect(handOverOf(envelope(LATER), [])).toBe(Date.parse(LATER))
})

it('knows nothing when nobody tells', () => {
  expect(receptionOf(envelope(null), [hop({ at: null })])).toBeNull()
  expect(handOverOf(envelope(null), [])).toBeNull()
})
