import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { dateUnreadable } from './date-unreadable.ts'

const finding = (options: MessageOptions = {}) => runCheck(dateUnreadable, messageWith(options))

it('passes for a date of RFC 5322', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for a date in French', () => {
  expect(finding({ fields: fieldsWith({ Date: 'dim. 22 nov. 2026 11:00:00 +0100' }) })).toMatchObject({
    status: 'fail',
    params: { date: 'dim. 22 nov. 2026 11:00:00 +0100' },
  })
})

it('fails for ISO 8601', () => {
  expect(finding({ fields: fieldsWith({ Date: '2026-11-22T10:00:00Z' }) })).toMatchObject({ status: 'fail' })
})

it('shows the beginning of an endless one', () => {
  expect(finding({ fields: fieldsWith({ Date: 'x'.repeat(500) }) })).toMatchObject({
    status: 'fail',
    params: { date: 'x'.repeat(100) },
  })
})

it('leaves a message without date to headers/date-missing', () => {
  expect(finding({ fields: fieldsWith({ Date: null }) })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(dateUnreadable, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})
