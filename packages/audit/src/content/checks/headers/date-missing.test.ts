import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { dateMissing } from './date-missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(dateMissing, messageWith(options))

it('passes when a date stands there', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('does not look at the case of the name', () => {
  expect(finding({ fields: fieldsWith({ Date: null, DATE: 'Sun, 22 Nov 2026 11:00:00 +0100' }) })).toMatchObject({
    status: 'pass',
  })
})

it('fails without one', () => {
  expect(finding({ fields: fieldsWith({ Date: null }) })).toMatchObject({ status: 'fail' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(dateMissing, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})
