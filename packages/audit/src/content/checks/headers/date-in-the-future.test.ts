import { expect, it } from 'vitest'
import { fieldsWith, hop, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { dateInTheFuture } from './date-in-the-future.ts'

const finding = (options: MessageOptions = {}) => runCheck(dateInTheFuture, messageWith(options))

it('passes for a message just written', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes when the clock is three hours ahead', () => {
  expect(finding({ fields: fieldsWith({ Date: 'Sun, 22 Nov 2026 13:00:03 +0000' }) })).toMatchObject({ status: 'pass' })
})

it('fails a second later', () => {
  expect(finding({ fields: fieldsWith({ Date: 'Sun, 22 Nov 2026 13:00:04 +0000' }) })).toMatchObject({
    status: 'fail',
    params: { hours: 3 },
  })
})

it('trusts the last server that tells its time where we did not receive the message ourselves', () => {
  expect(
    finding({
      envelope: { receivedAt: null },
      fields: fieldsWith({ Date: 'Mon, 23 Nov 2026 10:00:02 +0000' }),
      hops: [hop({ at: null }), hop(), hop({ at: '2026-11-20T00:00:00Z' })],
    }),
  ).toMatchObject({ status: 'fail', params: { hours: 24 } })
})

it('does not believe a server whose clock is as wrong as the date', () => {
  expect(
    finding({
      fields: fieldsWith({ Date: 'Mon, 23 Nov 2026 10:00:03 +0000' }),
      hops: [hop({ at: '2026-11-23T10:00:04Z' })],
    }),
  ).toMatchObject({ status: 'fail', params: { hours: 24 } })
})

it('says nothing when nobody told the time', () => {
  expect(finding({ envelope: { receivedAt: null }, hops: [] })).toMatchObject({ status: 'not-applicable' })
})

it('leaves a date that cannot be read to headers/date-unreadable', () => {
  expect(finding({ fields: fieldsWith({ Date: 'tomorrow' }) })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(dateInTheFuture, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the path could not be read', () => {
  expect(runCheck(dateInTheFuture, messageWithout('hops'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the envelope is not known', () => {
  expect(runCheck(dateInTheFuture, messageWithout('envelope'))).toMatchObject({ status: 'unknown' })
})
