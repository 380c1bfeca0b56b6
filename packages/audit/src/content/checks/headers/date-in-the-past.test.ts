import { expect, it } from 'vitest'
import { fieldsWith, hop, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { dateInThePast } from './date-in-the-past.ts'

const finding = (options: MessageOptions = {}) => runCheck(dateInThePast, messageWith(options))

it('passes for a message just written', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes when it waited six hours', () => {
  expect(finding({ fields: fieldsWith({ Date: 'Sun, 22 Nov 2026 04:00:02 +0000' }) })).toMatchObject({ status: 'pass' })
})

it('fails a second more', () => {
  expect(finding({ fields: fieldsWith({ Date: 'Sun, 22 Nov 2026 04:00:01 +0000' }) })).toMatchObject({
    status: 'fail',
    params: { hours: 6 },
  })
})

it('does not count what it waited in the queue of a server', () => {
  expect(finding({ hops: [hop({ at: '2026-11-24T10:00:02Z' }), hop()] })).toMatchObject({ status: 'pass' })
})

it('compares with our own clock when the sender came straight to us', () => {
  expect(finding({ fields: fieldsWith({ Date: 'Sat, 21 Nov 2026 10:00:03 +0000' }), hops: [] })).toMatchObject({
    status: 'fail',
    params: { hours: 24 },
  })
})

it('says nothing when nobody told the time', () => {
  expect(finding({ envelope: { receivedAt: null }, hops: [] })).toMatchObject({ status: 'not-applicable' })
})

it('leaves a date that cannot be read to headers/date-unreadable', () => {
  expect(finding({ fields: fieldsWith({ Date: 'yesterday' }) })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(dateInThePast, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the path could not be read', () => {
  expect(runCheck(dateInThePast, messageWithout('hops'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the envelope is not known', () => {
  expect(runCheck(dateInThePast, messageWithout('envelope'))).toMatchObject({ status: 'unknown' })
})
