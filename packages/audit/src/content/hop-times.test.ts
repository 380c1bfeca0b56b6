import { expect, it } from 'vitest'
import { hop } from '../../fixtures/message.ts'
import { timesOf } from './hop-times.ts'

it('tells when each server took the message, without those that do not say', () => {
  const hops = [
    hop({ at: '2026-11-22T10:00:02Z' }),
    hop({ at: null }),
    hop({ at: 'once' }),
    hop({ at: '1970-01-01T00:00:01Z' }),
  ]
  expect(timesOf(hops)).toEqual([Date.parse('2026-11-22T10:00:02Z'), 1_000])
})
